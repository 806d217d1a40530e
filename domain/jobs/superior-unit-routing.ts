import { z } from 'zod';
import { jobContract } from './contract.ts';

/** Readings 9 and 15: checks the chosen superior once more and leads the application there. */
export const superiorUnitRouting = jobContract({
  type: 'superior-unit-routing',
  title: '核定上级单位',
  description: '按主管关系核定所选上级单位；不允许时抛出 SUPERIOR_NOT_ALLOWED，由流程退回报送单位重新选择。',
  input: z.object({ applicationId: z.uuid(), unitId: z.uuid(), nextUnitId: z.uuid() }),
  output: z.object({}),
  headers: z.object({}),
  throws: ['SUPERIOR_NOT_ALLOWED'],
});
