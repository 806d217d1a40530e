import { z } from 'zod';
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
