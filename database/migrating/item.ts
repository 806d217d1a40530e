import { type MigrationSteps, migrationSteps } from '../../domain/migration/order.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

/** What was found out when an instance's migration began; kept, so that a further try goes on with it. */
export type Begun = {
  step: string;
  /** Of a called instance: who has called it, and by which element. */
  caller: { key: string; element: { key: string; id: string } } | null;
  variables: Record<string, unknown>;
};

/** One instance of a migration. */
export type MigrationItem = {
  id: string;
  migrationId: string;
  instanceKey: string;
  applicationId: string;
  diagram: string;
  from: number;
  to: number;
  steps: MigrationSteps;
  state: 'ordered' | 'done' | 'refused';
  begun: Begun | null;
  /** The instance that was called anew in its place, and its first step. */
  called: { key: string; elementKey: string } | null;
};

type Row = Omit<MigrationItem, 'steps' | 'called'> & {
  steps: unknown;
  calledKey: string | null;
  calledElementKey: string | null;
};

const select = `
  select m.id, m.migration_id as "migrationId", m.instance_key as "instanceKey",
    m.command->>'applicationId' as "applicationId", o.diagram, o.from_version as "from", o.to_version as "to", o.steps,
    m.state, m.command->'begun' as begun, m.called_key as "calledKey", m.called_element_key as "calledElementKey"
  from mending m join diagram_migration o on o.id = m.migration_id`;

export async function migrationItem(knex: Db, id: string): Promise<MigrationItem | undefined> {
  const row = await queryOne<Row>(knex, `${select} where m.id = :id`, { id });
  return row && present(row);
}

/** The migration by which an application is moving just now; its row is held until the transaction ends. */
export async function migrationUnderWay(knex: Db, applicationId: string): Promise<MigrationItem | undefined> {
  const row = await queryOne<Row>(
    knex,
    `${select} join application a on a.pending_act = m.id where a.id = :applicationId for update of a`,
    { applicationId },
  );
  return row && present(row);
}

function present({ steps, calledKey, calledElementKey, ...row }: Row): MigrationItem {
  return {
    ...row,
    steps: migrationSteps.parse(steps),
    called:
      calledKey === null || calledElementKey === null
        ? null
        : { key: calledKey, elementKey: calledElementKey },
  };
}

/** From now on the application moves by this migration, and no act is possible. */
export async function beginItem(knex: Db, item: MigrationItem, begun: Begun): Promise<void> {
  await queryOne(
    knex,
    `with begun as (
       update mending set command = command || jsonb_build_object('begun', :begun::jsonb) where id = :id
     ) update application set pending_act = :id, revision = revision + 1 where id = :applicationId`,
    { id: item.id, applicationId: item.applicationId, begun: JSON.stringify(begun) },
  );
}
