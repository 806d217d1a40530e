import { z } from 'zod';
import { levels } from '../business.ts';
import { contract } from './contract.ts';

const faults = z.array(z.object({ field: z.string(), reason: z.string() }));

export const checkApplication = contract({
  method: 'get',
  path: '/api/applications/{id}/check',
  tag: '申报',
  title: '检查申报书',
  description:
    'faults 为提交前必须改正的；warnings 为是否符合基本条件的提醒，不妨碍提交。提交后按提交时受理单位的要求和初定条件检查。eligibility 为各级别是否符合、依据的规定和何时起符合。',
  access: 'session',
  params: z.object({ id: z.uuid('申报书编号有误') }),
  response: z.object({
    faults,
    warnings: faults,
    /** By which it was checked: an editor goes on checking by the platform's date, whatever its own clock says. */
    today: z.iso.date(),
    /** What degrees and work make possible; no levels for confirmation, or before the form is whole. */
    eligibility: z.object({
      /** Of the rules that hold for this application. */
      version: z.int(),
      /** The accepting unit refuses what does not meet them. */
      strict: z.boolean(),
      levels: z.array(
        z.object({
          level: z.enum(levels),
          eligible: z.boolean(),
          warning: z.string().nullable(),
          rule: z.string().nullable(),
          /** The day on which it is met if the present work goes on. */
          from: z.string().nullable(),
        }),
      ),
    }),
  }),
});
