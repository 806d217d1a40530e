import { z } from 'zod';
import { jobContract } from './contract.ts';

/** The publicity period is over: recorded, so that unit and applicant know; a person does the next act (reading 7). */
export const publicityCompletion = jobContract({
  type: 'publicity-completion',
  title: '公示期满登记',
  description: '登记公示期满，并通知办理单位和申报人；此后方可报送、退回或终止。',
  input: z.object({ applicationId: z.uuid(), unitId: z.uuid() }),
  output: z.object({}),
  headers: z.object({}),
  throws: [],
});
