import type { z } from 'zod';
import { date, rows, section, text } from './fields.ts';

/** 工作经历, repeated rows; `to` is the last day in the post, null where it goes on. R-14. */
export const workHistory = rows(
  '工作经历',
  section('工作经历', {
    from: date('开始时间'),
    to: date('结束时间').nullable(),
    unit: text('工作单位', 100),
    post: text('职务或岗位', 100),
    work: text('从事的专业技术工作', 500),
  }),
  30,
);
export type Job = z.infer<typeof workHistory>[number];
