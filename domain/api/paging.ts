import { z } from 'zod';

/** How many rows of a list a page has, at most 200. */
export const pageLimit = z.coerce
  .number('每页条数应为数字')
  .int('每页条数应为整数')
  .min(1, '每页至少 1 条')
  .max(200, '每页最多 200 条')
  .default(50);
