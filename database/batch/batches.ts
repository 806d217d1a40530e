import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type BatchRow = { id: string; unit_id: string; business: Business; name: string };

/** With `lock` the batch is held until the transaction ends; looking at it needs none. */
export const batchById = (knex: Db, id: string, lock: boolean): Promise<BatchRow | undefined> =>
  queryOne<BatchRow>(
    knex,
    `select id, unit_id, business, name from issuance_batch where id = :id ${lock ? 'for update' : ''}`,
    { id },
  );

export async function createBatch(
  knex: Db,
  made: { unitId: string; business: Business; name: string; createdBy: string; at: Date },
): Promise<BatchRow> {
  const row = await queryOne<BatchRow>(
    knex,
    `insert into issuance_batch (unit_id, business, name, created_by, created_at)
     values (:unitId, :business, :name, :createdBy, :at) returning id, unit_id, business, name`,
    made,
  );
  if (!row) throw new Error('an insert gave no row');
  return row;
}

/** True while nothing of the batch has left the pool, so that it may still be changed (reading 10). */
export async function batchIsUntouched(knex: Db, batchId: string): Promise<boolean> {
  const row = await queryOne(
    knex,
    `select 1 from issuance_batch_item i join application a on a.id = i.application_id
     where i.batch_id = :batchId and (a.state not in ('to_certify', 'held') or a.pending_act is not null)`,
    { batchId },
  );
  return row === undefined;
}

/**
 * Makes these applications the batch's items. Answers those that cannot be: not approved by this unit for this
 * business, or in another batch (R-53, reading 10); then nothing may be kept of it: the caller rolls back.
 */
export async function setItems(
  knex: Db,
  batch: BatchRow,
  applicationIds: readonly string[],
  at: Date,
): Promise<string[]> {
  await query(knex, 'delete from issuance_batch_item where batch_id = :id', { id: batch.id });
  const added = await query<{ application_id: string }>(
    knex,
    `insert into issuance_batch_item (application_id, batch_id, added_at)
     select a.id, :id, :at from application a
     where a.id = any(:applicationIds::uuid[]) and a.business = :business and a.accepting_unit_id = :unitId
       and a.state in ('to_certify', 'held')
     on conflict (application_id) do nothing returning application_id`,
    { id: batch.id, business: batch.business, unitId: batch.unit_id, applicationIds, at },
  );
  const done = new Set(added.map((row) => row.application_id));
  return applicationIds.filter((id) => !done.has(id));
}

export async function renameBatch(knex: Db, id: string, name: string): Promise<void> {
  await query(knex, 'update issuance_batch set name = :name where id = :id', { id, name });
}

/** The applications of a batch, in the order in which they were approved. */
export async function applicationIdsOf(knex: Db, batchId: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    knex,
    `select a.id from issuance_batch_item i join application a on a.id = i.application_id
     where i.batch_id = :batchId order by a.number, a.id`,
    { batchId },
  );
  return rows.map(({ id }) => id);
}
