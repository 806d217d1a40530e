import { z } from 'zod';
import { jobContract } from './contract.ts';

/** and `domain.md` reading 6: reckons the publicity period by working days; again when the calendar changes. */
export const publicityScheduling = jobContract({
  type: 'publicity-scheduling',
  title: '计算公示期',
  description:
    '从今日起按工作日计算公示期（起始日不计入）；公示内容未变的，沿用原公示期。给出公示期满的时刻。',
  input: z.object({
    applicationId: z.uuid(),
    unitId: z.uuid(),
    workingDays: z.number().int().min(5).max(60).meta({ title: '公示工作日数' }),
  }),
  output: z.object({
    /** ISO instant of the first moment at which the application may be reported: midnight in Asia/Shanghai. */
    publicityEndsAt: z.string(),
  }),
  headers: z.object({}),
  throws: [],
});
