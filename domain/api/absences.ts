import { z } from 'zod';
import { periodText } from '../absence/absence.ts';
import { minuteInShanghai } from '../calendar/date.ts';
import { contract } from './contract.ts';
import { pageLimit } from './paging.ts';

const tag = '单位';
const unitId = z.object({ unitId: z.uuid('单位编号有误') });
const instant = z.date().transform((date) => date.toISOString());
const day = (label: string) => z.iso.date(`请填写${label}，如 2026-03-02`);
const period = { from: day('离岗开始日期'), to: day('离岗结束日期') };

/** Where an absence stands on the day of the question. */
const standings = { ahead: '未开始', now: '离岗中', over: '已结束', ended: '提前结束' } as const;
export type AbsenceStanding = keyof typeof standings;
export const standingTitles: Record<AbsenceStanding, string> = standings;

const person = z.object({ accountId: z.uuid(), name: z.string() });
const absence = z.object({
  id: z.uuid(),
  handler: person,
  deputy: person,
  from: z.string(),
  to: z.string(),
  note: z.string(),
  standing: z.enum(Object.keys(standings) as [AbsenceStanding, ...AbsenceStanding[]]),
  standingTitle: z.string(),
  enteredBy: z.string(),
  enteredAt: instant,
  endedAt: instant.nullable(),
});

export const listAbsences = contract({
  method: 'get',
  path: '/api/units/{unitId}/absences',
  tag,
  title: '离岗登记',
  description: '本单位经办人离岗和代办的登记，开始日期晚的在前，用 next 翻页。',
  access: 'session',
  params: unitId,
  query: z.strictObject({ after: z.string().max(200, '翻页标记有误').optional(), limit: pageLimit }),
  response: z.object({ items: z.array(absence), next: z.string().nullable() }),
  sheet: {
    name: '离岗登记',
    columns: [
      { title: '经办人', width: 10, of: ({ handler }) => handler.name },
      { title: '离岗日期', width: 26, of: (one) => periodText(one) },
      { title: '代办人', width: 10, of: ({ deputy }) => deputy.name },
      { title: '状态', width: 10, of: ({ standingTitle }) => standingTitle },
      { title: '说明', width: 30, of: ({ note }) => note },
      { title: '登记人', width: 10, of: ({ enteredBy }) => enteredBy },
      { title: '登记时间', width: 18, of: ({ enteredAt }) => minuteInShanghai(new Date(enteredAt)) },
    ],
  },
});

export const listDeputies = contract({
  method: 'get',
  path: '/api/units/{unitId}/deputies',
  tag,
  title: '可选的代办人',
  description: '本单位每个人在这段时间能否代办，不能的说明原因。accountId 为离岗人，不填为本人。',
  access: 'session',
  params: unitId,
  query: z.strictObject({ accountId: z.uuid('经办人编号有误').optional(), ...period }),
  response: z.object({
    items: z.array(person.extend({ possible: z.boolean(), why: z.string() })),
  }),
});

export const enterAbsence = contract({
  method: 'post',
  path: '/api/units/{unitId}/absences',
  tag,
  title: '登记离岗',
  description:
    '离岗期间（首尾两天都算）由代办人办理其名下的申报书，到期自动结束。本人登记；有“权限管理”权限的可为他人登记。',
  access: 'session',
  params: unitId,
  body: z.strictObject({
    /** Left out: one's own. */
    accountId: z.uuid('经办人编号有误').optional(),
    deputyId: z.uuid('请选择代办人'),
    ...period,
    note: z.string('说明应为文字').trim().max(200, '说明不超过 200 字').default(''),
  }),
  response: absence,
  status: 201,
});

export const endAbsence = contract({
  method: 'post',
  path: '/api/units/{unitId}/absences/{id}/end',
  tag,
  title: '结束离岗',
  description: '提前结束，或取消尚未开始的；代办立即停止。本人，或有“权限管理”权限的。',
  access: 'session',
  params: unitId.extend({ id: z.uuid('离岗登记编号有误') }),
  response: absence,
});
