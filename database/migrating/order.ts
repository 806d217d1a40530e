import type { DiagramId } from '../../domain/flow.ts';
import type { MigrationSteps } from '../../domain/migration/order.ts';
import type { Db } from '../connect.ts';
import { enqueueMigrating } from '../outbox.ts';
import { query, queryOne } from '../query.ts';

export type NewMigration = {
  diagram: DiagramId;
  /** Versions of the engine. */
  from: number;
  to: number;
  steps: MigrationSteps;
  reason: string;
  orderedBy: string;
  at: Date;
  /** Each instance, with why nothing is done about it where that is so. */
  items: readonly {
    instanceKey: string;
    applicationId: string | null;
    from: string | null;
    refused: string | null;
  }[];
};

/** the order, each instance of it, and their commands on their way, in the caller's transaction; answers its id. */
export async function orderMigration(knex: Db, made: NewMigration): Promise<string> {
  const { items, steps, ...order } = made;
  const row = await queryOne<{ id: string }>(
    knex,
    `insert into diagram_migration (diagram, from_version, to_version, steps, reason, ordered_by, ordered_at)
     values (:diagram, :from, :to, :steps, :reason, :orderedBy, :at) returning id`,
    { ...order, steps: JSON.stringify(steps) },
  );
  const id = row?.id ?? '';
  await query(
    knex,
    `insert into mending (instance_key, kind, command, reason, ordered_by, ordered_at, migration_id, state, answer, answered_at)
     select key, 'migrate', jsonb_build_object('applicationId', application, 'from', "from"), :reason, :orderedBy, :at, :id,
       case when refused is null then 'ordered' else 'refused' end, coalesce(refused, ''),
       case when refused is not null then :at::timestamptz end
     from jsonb_to_recordset(:items::jsonb) as i (key bigint, application text, "from" text, refused text)`,
    {
      ...order,
      id,
      items: JSON.stringify(
        items.map(({ instanceKey, applicationId, ...item }) => ({
          ...item,
          key: instanceKey,
          application: applicationId,
        })),
      ),
    },
  );
  await enqueueMigrating(knex, id);
  return id;
}
