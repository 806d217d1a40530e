import { z } from 'zod';
import { objectionOutcomes } from '../publicity/objection.ts';
import { contract } from './contract.ts';

const instant = z.date().transform((date) => date.toISOString());

/** A named objection (实名异议); what is null is kept from the applicant. */
const objection = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  contact: z.string().nullable(),
  subject: z.string(),
  reason: z.string().nullable(),
  raisedBy: z.string(),
  raisedAt: instant,
  /** Null while it stops the clock. */
  outcome: z.enum(objectionOutcomes).nullable(),
  outcomeTitle: z.string().nullable(),
  findings: z.string(),
  settledBy: z.string().nullable(),
  settledAt: instant.nullable(),
});

export const listObjections = contract({
  method: 'get',
  path: '/api/applications/{id}/objections',
  tag: '申报',
  title: '实名异议',
  description:
    '公示期间登记的实名异议及处理结果。异议人联系方式仅用人单位经办人可见；申报人看不到异议人和异议原文。',
  access: 'session',
  params: z.object({ id: z.uuid('申报书编号有误') }),
  response: z.object({ items: z.array(objection) }),
});
