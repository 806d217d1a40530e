import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

export type NewNotice = {
  accountId: string | null;
  unitId: string | null;
  /** Null where it is about no single one. */
  applicationId: string | null;
  kind: string;
  text: string;
  /** The same key twice is the same notice. */
  dedupeKey: string;
  at: Date;
};

/** Tried for some four days, with growing waits. */
const maximumAttempts = 16;

/**
 * Leaves a notice for a person or a unit, once, and has it delivered by mail and SMS as well, in the caller's
 * transaction: neither is lost, and nothing waits for a mail server.
 */
export async function addNotice(knex: Db, notice: NewNotice): Promise<void> {
  await queryOne(
    knex,
    `with added as (
       insert into notice (account_id, unit_id, application_id, kind, text, dedupe_key, created_at)
       values (:accountId, :unitId, :applicationId, :kind, :text, :dedupeKey, :at)
       on conflict (dedupe_key) do nothing returning id
     )
     select (graphile_worker.add_job('deliver-notice', json_build_object('noticeId', id), max_attempts => :attempts)).id
     from added`,
    { ...notice, attempts: maximumAttempts },
  );
}
