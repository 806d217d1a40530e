import { z } from 'zod';
import type { Act } from '../application/acts.ts';
import { objectionOutcomes } from '../publicity/objection.ts';

const reason = z
  .string('请填写原因')
  .trim()
  .min(2, '请填写原因（至少两个字）')
  .max(2000, '原因不超过 2000 字');
const opinion = z.string('意见应为文字').trim().max(2000, '意见不超过 2000 字').optional();
const unitId = z.uuid('请选择单位');
const date = z.iso.date('请填写日期，如 2026-02-12');

const text = (label: string, max: number) =>
  z
    .string(`请填写${label}`)
    .trim()
    .min(2, `请填写${label}（至少两个字）`)
    .max(max, `${label}不超过 ${max} 字`);

const withOpinion = z.strictObject({ opinion });
const withReason = z.strictObject({ reason });

/** What each act takes besides the application: the body of its route, and of each item of a batch. */
export const actInputs = {
  submit: z.strictObject({
    commitment: z.literal(true, '请阅读并勾选诚信承诺书'),
    /** The version that was read; another one in force by now is refused. Left out, the one in force is meant. */
    commitmentVersion: z.int32('诚信承诺书版本号有误').optional(),
  }),
  amend: z.strictObject({
    form: z.record(z.string(), z.unknown(), '请填写申报书'),
    /** The revision that the editor read: a form saved meanwhile from elsewhere is never overwritten. */
    formRevision: z.int32('缺少申报书版本号'),
  }),
  resubmit: z.strictObject({}),
  abandon: z.strictObject({}),
  withdraw: z.strictObject({}),
  sign: z.strictObject({}),
  open: z.strictObject({}),
  pass_and_publicize: withOpinion,
  /** A named objection: anonymous ones do not stop the clock. */
  raise_objection: z.strictObject({
    name: text('异议人姓名', 50),
    contact: text('异议人联系方式', 100),
    subject: text('异议事项', 100),
    reason: text('异议内容', 2000),
  }),
  settle_objection: z.strictObject({
    objectionId: z.uuid('请选择实名异议'),
    outcome: z.enum(objectionOutcomes, '请选择异议成立或不成立'),
    findings: text('核查情况', 2000),
  }),
  report: z.strictObject({
    superiorUnitId: unitId,
    opinion,
    /** The publicity dates as held; left out, the reckoned ones are filled in. */
    publicity: z.strictObject({ start: date, end: date }).optional(),
  }),
  approve: withOpinion,
  return: z.strictObject({
    /** `applicant`, or the unit on the way that gets it back. */
    to: z.union([z.literal('applicant'), unitId], '请选择退回节点'),
    reason,
    /** What the applicant may change: sections of the form, and attachments by demand; without it everything. */
    scope: z
      .strictObject({
        sections: z.array(z.string('请选择部分').max(50, '没有这一部分')).max(50, '部分过多').default([]),
        attachments: z.array(z.uuid('附件要求编号有误')).max(100, '附件要求最多 100 项').default([]),
      })
      .optional(),
  }),
  refuse: withReason,
  terminate: withReason,
  recall: z.strictObject({}),
  take_over: z.strictObject({}),
  hand_over: z.strictObject({
    to: z.uuid('请选择接收人'),
    /** The same for all that is handed over together: whoever takes them is told once. */
    occasion: z.uuid('移交批次标识有误').optional(),
  }),
  issue: z.strictObject({ approvalDocumentId: z.uuid('请选择批准文号') }),
  hold: withReason,
  release: withOpinion,
  reject: withReason,
  revoke: z.strictObject({ approvalDocumentId: z.uuid('请选择撤销核准文号'), reason }),
} as const satisfies Record<Act, z.ZodType>;

export type ActInput<A extends Act> = z.output<(typeof actInputs)[A]>;
