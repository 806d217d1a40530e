import { z } from 'zod';
import { jobContract } from './contract.ts';

/** R-46, reading 8: ends the application and bars the applicant from this accepting unit and business this year. */
export const termination = jobContract({
  type: 'termination',
  title: '终止登记',
  description: '终止申报，并登记本年度内不得再向该受理单位申报同一业务。',
  input: z.object({ applicationId: z.uuid() }),
  output: z.object({}),
  headers: z.object({}),
  throws: [],
});
