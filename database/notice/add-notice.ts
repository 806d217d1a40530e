import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type NewNotice = {
  accountId: string | null;
  unitId: string | null;
  applicationId: string;
  kind: string;
  text: string;
  /** The same key twice is the same notice. */
  dedupeKey: string;
  at: Date;
};

/** Leaves a notice for a person or a unit, once. */
export const addNotice = (knex: Db, notice: NewNotice): Promise<unknown> =>
  query(
    knex,
    `insert into notice (account_id, unit_id, application_id, kind, text, dedupe_key, created_at)
     values (:accountId, :unitId, :applicationId, :kind, :text, :dedupeKey, :at) on conflict (dedupe_key) do nothing`,
    notice,
  );
