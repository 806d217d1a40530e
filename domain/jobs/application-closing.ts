import { z } from 'zod';
import { jobContract } from './contract.ts';

/** Ends that need no more than their state: rejected (reading 12) and abandoned; a revocation that did not take effect. */
export const applicationClosing = jobContract({
  type: 'application-closing',
  title: '办结登记',
  description: '把申报书登记为终态：核准不通过、已放弃，或撤销未生效而仍为已办结。',
  input: z.object({ applicationId: z.uuid() }),
  output: z.object({}),
  headers: z.object({ state: z.enum(['rejected', 'abandoned', 'completed']).meta({ title: '办结状态' }) }),
  throws: [],
});
