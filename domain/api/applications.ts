import { z } from 'zod';
import { actNames } from '../application/acts.ts';
import { stateNames } from '../application/states.ts';
import { businesses } from '../business.ts';
import { minuteInShanghai } from '../calendar/date.ts';
import { contract, type Sheet } from './contract.ts';

const unit = z.object({ id: z.uuid(), name: z.string() });
const instant = z.date().transform((date) => date.toISOString());

/** 申报职称, as far as the form says it. */
export const titleApplied = z.object({ series: z.string(), profession: z.string(), levelTitle: z.string() });

/** An application as lists show it. */
export const applicationSummary = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  business: z.enum(businesses),
  businessTitle: z.string(),
  applicant: z.string(),
  titleApplied: titleApplied.nullable(),
  submittedAt: instant.nullable(),
  state: z.enum(stateNames),
  stateTitle: z.string(),
  /** 系统处理中: an act is still under way to the flow. */
  moving: z.boolean(),
  workUnit: unit,
  acceptingUnit: unit,
  /** The unit with which it lies; null while it lies with none. */
  unit: unit.nullable(),
  /** That unit has begun: no withdrawing, recalling or refusing any more (`domain.md` reading 3). */
  begun: z.boolean(),
  /** Who signed it or took it over: they alone may handle it, `me` says whether that is the reader. */
  handler: z.object({ name: z.string(), me: z.boolean() }).nullable(),
  /** Who has it now, and how to reach them: a handler's own phone is for colleagues, others call the unit. */
  pending: z.object({ unit: z.string(), person: z.string(), phone: z.string() }).nullable(),
  /** From the first minute of publicity on. */
  publicity: z
    .object({
      start: z.string(),
      end: z.string(),
      /** While stopped: not before that day, for the clock stands still. */
      earliestReportDate: z.string(),
      /** Reckoned with a year whose calendar is not yet known. */
      provisional: z.boolean(),
      over: z.boolean(),
      /** A named objection has no outcome yet. */
      stopped: z.boolean(),
      objectionUpheld: z.boolean(),
    })
    .nullable(),
  /** The second publicity, of the result, where the accepting unit holds one (`domain.md` reading 18). */
  resultPublicity: z
    .object({ start: z.string(), end: z.string(), earliestIssueDate: z.string(), provisional: z.boolean() })
    .nullable(),
  latestEvent: z.object({ title: z.string(), at: instant }).nullable(),
  revision: z.int(),
  updatedAt: instant,
});

/** A reason why an act is not possible: the rule, who can act instead and how to reach them, and from when. */
export const actReason = z.object({
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.string()),
  who: z
    .object({ unit: z.string().nullable(), person: z.string().nullable(), phone: z.string().nullable() })
    .nullable(),
  from: z.string().nullable(),
});

/** An act, and every reason why it is not possible just now; the first one is what doing it would be answered. */
export const actOffer = z.object({
  act: z.enum(actNames),
  title: z.string(),
  possible: z.boolean(),
  reasons: z.array(actReason),
});

const minute = (at: string): string => minuteInShanghai(new Date(at));

/** What a list of applications shows, as a spreadsheet. */
export const applicationSheet = (name: string): Sheet<z.output<typeof applicationSummary>> => ({
  name,
  columns: [
    { title: '申报编号', width: 20, of: ({ number }) => number },
    { title: '业务', width: 10, of: ({ businessTitle }) => businessTitle },
    { title: '申报人', width: 10, of: ({ applicant }) => applicant },
    { title: '申报系列', width: 14, of: ({ titleApplied }) => titleApplied?.series ?? null },
    { title: '申报专业', width: 16, of: ({ titleApplied }) => titleApplied?.profession ?? null },
    { title: '申报级别', width: 10, of: ({ titleApplied }) => titleApplied?.levelTitle ?? null },
    { title: '提交时间', width: 18, of: ({ submittedAt }) => submittedAt && minute(submittedAt) },
    { title: '用人单位', width: 28, of: ({ workUnit }) => workUnit.name },
    { title: '受理单位', width: 28, of: ({ acceptingUnit }) => acceptingUnit.name },
    { title: '状态', width: 12, of: ({ stateTitle }) => stateTitle },
    { title: '待办单位', width: 28, of: ({ pending }) => pending?.unit ?? null },
    { title: '待办人', width: 10, of: ({ pending }) => pending?.person ?? null },
    { title: '联系电话', width: 16, of: ({ pending }) => pending?.phone ?? null },
    {
      title: '最早可报送',
      width: 14,
      of: ({ publicity }) => (publicity && !publicity.stopped ? publicity.earliestReportDate : null),
    },
    { title: '最近办理', width: 20, of: ({ latestEvent }) => latestEvent?.title ?? null },
    { title: '最近办理时间', width: 18, of: ({ latestEvent }) => latestEvent && minute(latestEvent.at) },
  ],
});

export const applicationDetail = applicationSummary.extend({
  form: z.record(z.string(), z.unknown()),
  formRevision: z.int(),
  certificateNumber: z.string().nullable(),
  /** Which version of the commitment was read and ticked, and when. */
  commitment: z.object({ version: z.int(), at: instant }).nullable(),
  /** The human step that is open, as the diagram draws it: its form is the one that the page shows. */
  step: z
    .object({ elementId: z.string(), form: z.string(), permission: z.string(), since: instant })
    .nullable(),
  /** What the last return lets the applicant change: sections of the form, attachments by demand; null: all. */
  returnScope: z.object({ sections: z.array(z.string()), attachments: z.array(z.string()) }).nullable(),
  acts: z.array(actOffer),
  /** Units of the reader's in which they may review it. */
  reviewableIn: z.array(unit),
});

const id = z.object({ id: z.uuid('申报书编号有误') });
const tag = '申报';

export const createApplication = contract({
  method: 'post',
  path: '/api/applications',
  tag,
  title: '新建申报',
  description: '选择受理单位和用人单位，建立草稿。',
  access: 'session',
  body: z.strictObject({
    business: z.enum(businesses, '请选择职称初定或职称确认'),
    acceptingUnitId: z.uuid('请选择受理单位'),
    workUnitId: z.uuid('请选择用人单位'),
    form: z.record(z.string(), z.unknown()).default({}),
  }),
  response: applicationDetail,
  status: 201,
});

export const listApplications = contract({
  method: 'get',
  path: '/api/applications',
  tag,
  title: '我的申报',
  description: '最新建立的在前；可按业务和状态筛选。',
  access: 'session',
  query: z.object({
    business: z.enum(businesses, '请选择职称初定或职称确认').optional(),
    state: z.enum(stateNames, '没有这个状态').optional(),
  }),
  response: z.object({ items: z.array(applicationSummary) }),
  sheet: applicationSheet('我的申报'),
});

export const readApplication = contract({
  method: 'get',
  path: '/api/applications/{id}',
  tag,
  title: '查看申报书',
  description: '申报书内容、所在环节，以及当前账号能办理什么、不能办理的原因。',
  access: 'session',
  params: id,
  response: applicationDetail,
});

export const deleteDraft = contract({
  method: 'delete',
  path: '/api/applications/{id}',
  tag,
  title: '删除草稿',
  access: 'session',
  params: id,
  response: z.object({ deleted: z.boolean() }),
});

/** A unit to which may or may not be reported, and how this unit's reports to it have fared. */
export const superior = unit.extend({
  allowed: z.boolean(),
  why: z.string(),
  /** Of a refusal. */
  code: z.string().nullable(),
  /** The unit's own competent department (`domain.md` reading 15). */
  suggested: z.boolean(),
  warnings: z.array(z.string()),
  /** Reports that were not refused. */
  accepted: z.int(),
  refused: z.int(),
  lastReportedAt: instant.nullable(),
  lastRefusedAt: instant.nullable(),
});

export const listSuperiors = contract({
  method: 'get',
  path: '/api/applications/{id}/superiors',
  tag,
  title: '可报送的上级单位',
  description:
    '每个单位能否报送、依据和提醒。可以报送的在前，按本单位以往报送成功的份数、最近报送时间排列；suggested 为本单位的主管部门。',
  access: 'session',
  params: id,
  response: z.object({ items: z.array(superior) }),
});

export const listReturnNodes = contract({
  method: 'get',
  path: '/api/applications/{id}/return-nodes',
  tag,
  title: '可退回的节点',
  access: 'session',
  params: id,
  response: z.object({ items: z.array(z.object({ to: z.string(), title: z.string() })) }),
});

const act = z.enum(actNames, '没有这种办理');

export const performAct = contract({
  method: 'post',
  path: '/api/applications/{id}/acts/{act}',
  tag: '办理',
  title: '办理一份申报书',
  description: '办理后等待流程到达下一环节再回答；流程仍在处理中时回答 202，办理不会丢失。',
  access: 'session',
  params: id.extend({ act }),
  body: z.strictObject({
    input: z.record(z.string(), z.unknown()).default({}),
    /** The revision that the person saw; another one now is refused. */
    revision: z.int32('版本号有误').optional(),
  }),
  response: applicationSummary,
});

export const performBatch = contract({
  method: 'post',
  path: '/api/acts/{act}',
  tag: '办理',
  title: '批量办理',
  description: '逐份办理并逐份回答；一份不能办理不影响其他。',
  access: 'session',
  params: z.object({ act }),
  body: z.strictObject({
    items: z
      .array(
        z.strictObject({
          applicationId: z.uuid('申报书编号有误'),
          revision: z.int32('版本号有误').optional(),
        }),
      )
      .min(1, '请至少选择一份申报书')
      .max(500, '一次最多办理 500 份'),
    input: z.record(z.string(), z.unknown()).default({}),
  }),
  response: z.object({
    results: z.array(
      z.object({
        applicationId: z.uuid(),
        done: z.boolean(),
        /** False while the flow is still under way. */
        rested: z.boolean(),
        problem: z.object({ code: z.string(), message: z.string(), reasons: z.array(actReason) }).nullable(),
      }),
    ),
  }),
});
