import { enqueueMigrating } from '../../../database/outbox.ts';
import { as, onDatabase, sql } from '../platform.ts';
import { waitFor } from '../wait-for.ts';
import type { Application } from './application.ts';

type Step = { id: string; name: string } | null;
export type Previewed = {
  to: number;
  counts: { possible: number; impossible: number };
  items: { application: { id: string } | null; possible: boolean; from: Step; to: Step; reason: string }[];
};
export type Result = {
  application: { id: string } | null;
  from: Step;
  to: Step;
  state: string;
  answer: string;
};
type Migration = { id: string; ordered: number; done: number; refused: number; code?: string };

type Plan = { from: number; mapping?: Record<string, string>; only: readonly Application[] };
const bodyOf = ({ from, mapping = {}, only }: Plan) => ({
  from,
  mapping,
  applicationIds: only.map(({ id }) => id),
});

/** What a migration of these applications would do, once the monitor knows where they rest. */
export const preview = (diagram: string, plan: Plan): Promise<Previewed> =>
  waitFor('the monitor to know where they rest', async () => {
    const path = `/api/diagrams/${diagram}/migrations/preview`;
    const { body } = await (await as('analyst')).post<Previewed>(path, bodyOf(plan));
    const known = body.items.every(({ possible, reason }) => possible || !/稍后|执行完/.test(reason));
    return body.items.length === plan.only.length && known && body;
  });

export const orderMigration = async (diagram: string, plan: Plan & { reason?: string }) =>
  (await as('analyst')).post<Migration>(`/api/diagrams/${diagram}/migrations`, {
    ...bodyOf(plan),
    reason: plan.reason ?? '自本月起实行复审',
  });

/** Orders it and waits until each instance has its answer; what came of each application, in the order given. */
export async function migrate(diagram: string, plan: Plan): Promise<Result[]> {
  await preview(diagram, plan);
  const { status, body } = await orderMigration(diagram, plan);
  if (status !== 202) throw new Error(`not ordered: ${JSON.stringify(body)}`);
  const path = `/api/diagrams/${diagram}/migrations/${body.id}`;
  const items = await waitFor(
    'every instance to have its answer',
    async () => {
      const read = await (await as('analyst')).get<{ migration: Migration; items: Result[] }>(path);
      return read.body.migration.ordered === 0 && read.body.items;
    },
    60,
  );
  return plan.only.map(({ id }) => {
    const found = items.find(({ application }) => application?.id === id);
    if (!found) throw new Error(`no result of application ${id}`);
    return found;
  });
}

/** As after a crash between what the engine did and the answer that is kept: the order is open again, and carried out anew. */
export async function migrateAgain(application: Application): Promise<void> {
  const item = await sql<{ id: string; migration: string }>(
    `update mending set state = 'ordered', answered_at = null where command->>'applicationId' = :id
     returning id, migration_id as migration`,
    { id: application.id },
  );
  if (!item) throw new Error('it was never migrated');
  await onDatabase((knex) => enqueueMigrating(knex, item.migration, item.id));
  await waitFor('its answer', () =>
    sql(`select 1 from mending where id = :id and state = 'done'`, { id: item.id }),
  );
}
