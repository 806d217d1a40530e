import { z } from 'zod';
import { contract } from './contract.ts';

export const listNotices = contract({
  method: 'get',
  path: '/api/notices',
  tag: '账号',
  title: '我的通知',
  description: '发给本人和本人所在单位的通知，最近的在前。',
  access: 'session',
  beforeUnitInformation: true,
  response: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        applicationId: z.uuid(),
        kind: z.string(),
        text: z.string(),
        unit: z.string().nullable(),
        at: z.date().transform((date) => date.toISOString()),
      }),
    ),
  }),
});
