import { z } from 'zod';
import { minuteInShanghai } from '../calendar/date.ts';
import { contract } from './contract.ts';

/** What was done with an application, by whom and when; as a spreadsheet too. */
export const readRecord = contract({
  method: 'get',
  path: '/api/applications/{id}/record',
  tag: '申报',
  title: '办理记录',
  access: 'session',
  params: z.object({ id: z.uuid('申报书编号有误') }),
  response: z.object({
    items: z.array(
      z.object({
        event: z.string(),
        title: z.string(),
        person: z.string().nullable(),
        unit: z.string().nullable(),
        opinion: z.string(),
        details: z.record(z.string(), z.unknown()),
        at: z.date().transform((date) => date.toISOString()),
      }),
    ),
  }),
  sheet: {
    name: '办理记录',
    columns: [
      { title: '办理时间', width: 18, of: ({ at }) => minuteInShanghai(new Date(at)) },
      { title: '办理事项', width: 22, of: ({ title }) => title },
      { title: '办理单位', width: 28, of: ({ unit: name }) => name },
      { title: '办理人', width: 20, of: ({ person }) => person },
      { title: '办理意见', width: 50, of: ({ opinion }) => opinion },
    ],
  },
});
