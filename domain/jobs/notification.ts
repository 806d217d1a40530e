import { z } from 'zod';
import { flowNoticeKinds } from '../notice/notices.ts';
import { jobContract } from './contract.ts';

/** one notice, sent once however often the job runs. */
export const notification = jobContract({
  type: 'notification',
  title: '发送通知',
  description: '向申报人或办理单位发送一条通知，内容按通知种类生成。',
  input: z.object({
    applicationId: z.uuid(),
    /** Where the application goes next; a unit to which it comes back is told before it arrives there. */
    nextUnitId: z.uuid().nullish(),
  }),
  output: z.object({}),
  headers: z.object({ notice: z.enum(flowNoticeKinds).meta({ title: '通知种类' }) }),
  throws: [],
});
