import type { Db } from '../connect.ts';
import { query } from '../query.ts';

/**
 * Tells the open pages of a person that their units or permissions have changed, once the transaction has: menus follow
 * at once.
 */
export const tellRights = (knex: Db, accountId: string): Promise<unknown> =>
  query(knex, `select pg_notify('notice', json_build_object('rightsOf', :accountId::uuid)::text)`, {
    accountId,
  });
