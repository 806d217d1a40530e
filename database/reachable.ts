import type { Db } from './connect.ts';
import { queryOne } from './query.ts';

/** True when the database answers; throws otherwise. */
export const isReachable = async (knex: Db): Promise<boolean> =>
  (await queryOne(knex, 'select 1 as answer')) !== undefined;
