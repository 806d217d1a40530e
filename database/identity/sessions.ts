import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type NewSession = { tokenHash: string; accountId: string; now: Date; expiresAt: Date };

/** Opens a session, and forgets those that have run out: each login sweeps, so that nothing need be scheduled. */
export async function openSession(knex: Db, session: NewSession): Promise<void> {
  await query(knex, 'delete from session where expires_at < :now', { now: session.now });
  await query(
    knex,
    'insert into session (token_hash, account_id, created_at, expires_at) values (:tokenHash, :accountId, :now, :expiresAt)',
    session,
  );
}

export const closeSession = (knex: Db, tokenHash: string): Promise<unknown> =>
  query(knex, 'delete from session where token_hash = :tokenHash', { tokenHash });
