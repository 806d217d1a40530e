import { z } from 'zod';
import { arrivals } from '../application/states.ts';
import { jobContract } from './contract.ts';

/** Enters the application at a unit and says at which step the review begins (`domain.md` readings 4, 5, 11). */
export const unitReceipt = jobContract({
  type: 'unit-receipt',
  title: '接收登记',
  description: '登记申报书到达本单位，按到达方式和本单位是否启用签收，决定从签收、审核还是公示办起。',
  input: z.object({ applicationId: z.uuid(), unitId: z.uuid(), arrival: z.enum(arrivals) }),
  output: z.object({ entry: z.enum(['sign', 'review', 'publicity']) }),
  headers: z.object({}),
  throws: [],
});
