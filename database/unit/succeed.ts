import { stateNames, states } from '../../domain/application/states.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type Succession = { unitId: string; successorId: string; at: Date };

const running = stateNames.filter((state) => states[state].running);

/** What of an application names the unit, while it runs. */
const concerned = `a.state = any(:running) and (a.unit_id = :unitId or a.work_unit_id = :unitId or a.accepting_unit_id = :unitId
  or a.return_to_unit_id = :unitId
  or exists (select 1 from way_step s where s.application_id = a.id and s.live and s.unit_id = :unitId))`;

/** Holds the running applications that name the unit until the transaction ends: no act moves them meanwhile. */
export const holdApplicationsOf = (
  knex: Db,
  unitId: string,
): Promise<{ id: string; number: string | null }[]> =>
  query(knex, `select a.id, a.number from application a where ${concerned} order by a.id for update`, {
    unitId,
    running,
  });

/** Those that have come through both units: nobody could tell the two steps of their way apart. */
export const sharedWays = (
  knex: Db,
  { unitId, successorId }: Omit<Succession, 'at'>,
): Promise<{ number: string | null }[]> =>
  query(
    knex,
    `select a.number from application a where a.state = any(:running)
       and exists (select 1 from way_step s where s.application_id = a.id and s.live and s.unit_id = :unitId)
       and exists (select 1 from way_step s where s.application_id = a.id and s.live and s.unit_id = :successorId)
     order by a.number`,
    { unitId, successorId, running },
  );

/**
 * Gives all that a unit has to its successor, in the caller's transaction: its running applications wherever they lie,
 * what it may still do with ended ones (revoking), its lists, documents, batches, bans and the units below it. What is
 * history keeps its name: the record of handling, certificates, publicity that is over.
 */
export async function succeed(knex: Db, succession: Succession): Promise<void> {
  const bindings = { ...succession, running };
  for (const statement of statements) {
    const used = Object.entries(bindings).filter(([name]) => new RegExp(`:${name}\\b`).test(statement));
    await query(knex, statement, Object.fromEntries(used));
  }
}

/** A handler of the closed unit holds on only where they handle for the successor too. */
const kept = `case when a.handler_id is not null and (
    exists (select 1 from handler h where h.unit_id = :successorId and h.account_id = a.handler_id and h.removed_at is null)
    or exists (select 1 from account l where l.id = a.handler_id and l.legal_unit_id = :successorId)) then a.handler_id end`;

const inRunning = (table: string): string =>
  `update ${table} t set unit_id = :successorId from application a
   where a.id = t.application_id and a.state = any(:running) and t.unit_id = :unitId`;

const statements = [
  `${inRunning('way_step')} and t.live`,
  `${inRunning('task')} and t.state = 'open'`,
  `${inRunning('publicity')} and t.live`,
  inRunning('result_publicity'),
  inRunning('returned_form'),
  // Ticked by both: the successor's own stays.
  `delete from section_check t where t.unit_id = :unitId and exists (select 1 from section_check o
     where o.application_id = t.application_id and o.unit_id = :successorId and o.section = t.section)`,
  inRunning('section_check'),
  `update application a set
     handler_id = case when a.unit_id = :unitId then ${kept} else a.handler_id end,
     unit_id = case when a.unit_id = :unitId then :successorId::uuid else a.unit_id end,
     work_unit_id = case when a.work_unit_id = :unitId then :successorId::uuid else a.work_unit_id end,
     return_to_unit_id = case when a.return_to_unit_id = :unitId then :successorId::uuid else a.return_to_unit_id end,
     revision = a.revision + 1
   where a.state = any(:running) and :unitId::uuid in (a.unit_id, a.work_unit_id, a.return_to_unit_id)`,
  // Ended ones too: the successor revokes what the unit has issued.
  'update application set accepting_unit_id = :successorId where accepting_unit_id = :unitId',
  `insert into reach (application_id, unit_id, business, reported, reached_at)
     select application_id, :successorId, business, reported, reached_at from reach where unit_id = :unitId
     on conflict (application_id, unit_id) do update set reported = reach.reported or excluded.reported`,
  'delete from reach where unit_id = :unitId',
  'update ban set accepting_unit_id = :successorId where accepting_unit_id = :unitId',
  `update file set unit_id = :successorId where unit_id = :unitId`,
  // A number that both have used stays apart.
  `update approval_document d set unit_id = :successorId where d.unit_id = :unitId
     and not exists (select 1 from approval_document o where o.unit_id = :successorId and o.number = d.number)`,
  'update issuance_batch set unit_id = :successorId where unit_id = :unitId',
  'update recognition_setting set enabled = false, revision = revision + 1, updated_at = :at where unit_id = :unitId and enabled',
  'update unit set department_id = :successorId, revision = revision + 1 where department_id = :unitId',
  'update unit set successor_id = :successorId where successor_id = :unitId',
  'update unit set closed_at = :at, successor_id = :successorId, revision = revision + 1 where id = :unitId',
];
