import { z } from 'zod';

/** How many rows of a list a page has, at most 200. */
export const pageLimit = z.coerce
  .number('每页条数应为数字')
  .int('每页条数应为整数')
  .min(1, '每页至少 1 条')
  .max(200, '每页最多 200 条')
  .default(50);

/** A filter of a list that is on or off; `what` it shows alone, as read in the refusal of anything else. */
export const onlyFilter = (what: string) =>
  z
    .stringbool(`${what}，填 true 或 false`)
    .default(false)
    // What it is written as in an address; the schema itself is of the boolean.
    .meta({ enum: ['true', 'false'] });
