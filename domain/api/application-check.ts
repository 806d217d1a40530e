import { z } from 'zod';
import { contract } from './contract.ts';

const faults = z.array(z.object({ field: z.string(), reason: z.string() }));

export const checkApplication = contract({
  method: 'get',
  path: '/api/applications/{id}/check',
  tag: '申报',
  title: '检查申报书',
  description:
    'faults 为提交前必须改正的；warnings 为是否符合基本条件的提醒，不妨碍提交。提交后按提交时受理单位的要求检查。',
  access: 'session',
  params: z.object({ id: z.uuid('申报书编号有误') }),
  response: z.object({
    faults,
    warnings: faults,
    /** By which it was checked: an editor goes on checking by the platform's date, whatever its own clock says. */
    today: z.iso.date(),
  }),
});
