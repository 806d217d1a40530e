import { z } from 'zod';
import { minuteInShanghai } from '../calendar/date.ts';
import { contract } from './contract.ts';

const year = z.object({
  year: z.coerce.number('年份有误').int('年份有误').min(2020, '年份有误').max(2100, '年份有误'),
});
const day = z.strictObject({
  date: z.iso.date('日期有误，如 2027-01-01'),
  working: z.boolean('请选择上班或休息'),
  name: z.string('请填写名称').trim().min(1, '请填写名称').max(50, '名称不超过 50 字'),
});

export const readCalendar = contract({
  method: 'get',
  path: '/api/calendar/{year}',
  tag: '工作日历',
  title: '查看一年的节假日和调休',
  access: 'session',
  params: year,
  response: z.object({ year: z.int(), known: z.boolean(), days: z.array(day) }),
});

export const enterCalendar = contract({
  method: 'put',
  path: '/api/calendar/{year}',
  tag: '工作日历',
  title: '录入或更正一年的节假日和调休',
  description: '国务院办公厅公布的放假与调休日；录入后，正在公示的公示期重新计算。',
  access: 'administrator',
  params: year,
  body: z.strictObject({ days: z.array(day).max(366, '一年最多 366 天') }),
  response: z.object({ year: z.int(), known: z.boolean(), days: z.array(day) }),
});

export const correctDay = contract({
  method: 'put',
  path: '/api/calendar/{year}/days/{date}',
  tag: '工作日历',
  title: '更正一天',
  description: '将已录入年份的某一天改为上班或休息，须写明依据；正在公示的公示期重新计算。',
  access: 'administrator',
  params: year.extend({ date: z.iso.date('日期有误，如 2027-01-01') }),
  body: z.strictObject({
    working: z.boolean('请选择上班或休息'),
    name: day.shape.name,
    reason: z
      .string('请填写更正依据')
      .trim()
      .min(2, '请填写更正依据（至少两个字）')
      .max(500, '更正依据不超过 500 字'),
  }),
  response: day,
});

export const listCorrections = contract({
  method: 'get',
  path: '/api/calendar/{year}/corrections',
  tag: '工作日历',
  title: '更正过的日期',
  description: '一年中更正过的每一天及其依据，最近的在前；之后又更正或重新录入全年的，不再有效。',
  access: 'session',
  params: year,
  response: z.object({
    items: z.array(
      day.extend({
        reason: z.string(),
        correctedAt: z.date().transform((date) => date.toISOString()),
        /** False where the day was corrected again or the year entered anew since. */
        inForce: z.boolean(),
      }),
    ),
  }),
  sheet: {
    name: '工作日历更正',
    columns: [
      { title: '日期', width: 12, of: ({ date }) => date },
      { title: '更正为', width: 10, of: ({ working }) => (working ? '上班' : '休息') },
      { title: '名称', width: 20, of: ({ name }) => name },
      { title: '更正依据', width: 50, of: ({ reason }) => reason },
      { title: '更正时间', width: 18, of: ({ correctedAt }) => minuteInShanghai(new Date(correctedAt)) },
      { title: '现在有效', width: 10, of: ({ inForce }) => (inForce ? '是' : '否') },
    ],
  },
});
