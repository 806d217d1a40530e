import type { Arrival } from '../../domain/application/states.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type Entry = 'sign' | 'review' | 'publicity';
type Receipt = { applicationId: string; unitId: string; arrival: Arrival; jobKey: string; at: Date };

/**
 * Enters the application at a unit and answers at which step the review begins. From below it arrives as new: to be
 * signed where signing is on (`domain.md` reading 4); a switch of it waits for this receipt, or the other way round. Coming back it finds its old handler, if that person still
 * handles for the unit, and after a refusal or recall the step that it had left (readings 5, 11).
 * Doing it again with the same job answers the same.
 */
export async function receiveAtUnit(knex: Db, receipt: Receipt): Promise<Entry> {
  const application = await queryOne<{ flow_key: string; position: number | null }>(
    knex,
    'select flow_key, position from application where id = :applicationId for update',
    receipt,
  );
  const before = await queryOne<{ entry: Entry }>(
    knex,
    'select entry from way_step where application_id = :applicationId and receipt_key = :jobKey',
    receipt,
  );
  if (before) return before.entry;
  if (!application || BigInt(application.flow_key) > BigInt(receipt.jobKey)) return 'review';
  return isNew(receipt.arrival) ? enterNew(knex, receipt, application.position) : enterAgain(knex, receipt);
}

const isNew = (arrival: Arrival): boolean => arrival === 'submitted' || arrival === 'reported';

async function enterNew(knex: Db, receipt: Receipt, from: number | null): Promise<Entry> {
  const position = receipt.arrival === 'submitted' ? 0 : (from ?? -1) + 1;
  await cutWay(knex, receipt.applicationId, position);
  const step = await queryOne<{ entry: Entry }>(
    knex,
    `insert into way_step (application_id, position, unit_id, receipt_key, entry, arrived_at)
     select :applicationId, :position, id, :jobKey, case when signing then 'sign' else 'review' end, :at
     from unit where id = :unitId and closed_at is null for share returning entry`,
    { ...receipt, position },
  );
  // Closed just now: the job comes again and is read with its successor.
  if (!step) throw new Error(`unit ${receipt.unitId} does not exist or is closed`);
  await placeAt(knex, receipt, { position, handlerId: null, begunAt: null });
  return step.entry;
}

async function enterAgain(knex: Db, receipt: Receipt): Promise<Entry> {
  const step = await queryOne<{ position: number; handler_id: string | null; entry: Entry }>(
    knex,
    `with here as (select id from unit where id = :unitId and closed_at is null for share)
     update way_step s set receipt_key = :jobKey, arrived_at = :at,
       entry = case when :arrival in ('refused', 'recalled') and s.left_from = 'in_publicity' then 'publicity' else 'review' end
     from here where s.application_id = :applicationId and s.live and s.unit_id = here.id
     returning s.position, s.entry,
       (select id from account where id = s.handler_id and (legal_unit_id = s.unit_id or exists (
          select 1 from handler h where h.unit_id = s.unit_id and h.account_id = s.handler_id and h.removed_at is null))) as handler_id`,
    receipt,
  );
  if (!step)
    throw new Error(`unit ${receipt.unitId} is not on the way of application ${receipt.applicationId}`);
  await cutWay(knex, receipt.applicationId, step.position + 1);
  await placeAt(knex, receipt, { position: step.position, handlerId: step.handler_id, begunAt: receipt.at });
  return step.entry;
}

/** Steps from this position up are history: they still show that the unit had it, but the way starts anew there. */
const cutWay = (knex: Db, applicationId: string, position: number): Promise<unknown> =>
  query(
    knex,
    'update way_step set live = false where application_id = :applicationId and live and position >= :position',
    {
      applicationId,
      position,
    },
  );

async function placeAt(
  knex: Db,
  receipt: Receipt,
  place: { position: number; handlerId: string | null; begunAt: Date | null },
): Promise<void> {
  await query(
    knex,
    `with placed as (
       update application set unit_id = :unitId, position = :position, handler_id = :handlerId, begun_at = :begunAt,
         return_to_unit_id = null, flow_key = :jobKey, updated_at = :at where id = :applicationId
       returning id, business
     ), below as (
       update reach r set reported = exists (
         select 1 from way_step s
         where s.application_id = r.application_id and s.unit_id = r.unit_id and s.live and s.position < :position)
       where r.application_id = :applicationId
     )
     insert into reach (application_id, unit_id, business, reached_at)
     select id, :unitId, business, :at from placed on conflict do nothing`,
    { ...receipt, ...place },
  );
}
