import type { OwnRunning } from '../../domain/unit/handlers.ts';
import { stateNames, states } from '../../domain/application/states.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

/** The numbers of the applications that are with this handler in the unit (reading 16). */
export async function numbersWith(knex: Db, unitId: string, accountId: string): Promise<string[]> {
  const rows = await query<{ number: string }>(
    knex,
    'select number from application where handler_id = :accountId and unit_id = :unitId order by number',
    { unitId, accountId },
  );
  return rows.map(({ number }) => number);
}

/**
 * The person's own applications that run, with every unit on their way, held until the transaction ends: nobody
 * submits or reports one meanwhile. A draft is not on its way yet, unless it is just being submitted.
 */
export async function ownRunning(knex: Db, applicantId: string): Promise<OwnRunning[]> {
  return query<OwnRunning>(
    knex,
    `select a.number, a.pending_act is not null as moving,
       case when a.state = 'draft' and a.pending_act is null then '{}'::uuid[] else
         array(select unit_id from way_step s where s.application_id = a.id and s.live) || a.work_unit_id || a.accepting_unit_id
       end as "unitIds"
     from application a where a.applicant_id = :applicantId and a.state = any(:running) for update`,
    { applicantId, running: stateNames.filter((state) => states[state].running) },
  );
}
