import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { instancesToMigrate } from '../../database/views/instances-to-migrate.ts';
import { migrationById, migrationItems, migrationsOf } from '../../database/views/migrations.ts';
import { orderMigration } from '../../database/migrating/order.ts';
import { newApplicant, type OwnCity, ownCity } from '../support/builders/own-city.ts';
import { nodesOf, plansOf } from '../support/plans.ts';

let city: OwnCity;
let id: string;
beforeAll(async () => {
  city = await ownCity();
  const orderedBy = await newApplicant(city);
  const order = { diagram: 'unit-review', from: 6, to: 7, steps: {}, reason: '增加复审', orderedBy } as const;
  id = await orderMigration(city.knex, { ...order, at: new Date(), items: [] });
  await city.knex.raw(
    `insert into mending (instance_key, kind, command, reason, ordered_by, ordered_at, migration_id)
     select n, 'migrate', '{}', '', ?, now(), case when n <= 200 then ?::uuid end from generate_series(1, 20000) n`,
    [orderedBy, id],
  );
  await city.knex.raw(
    `insert into monitor_instance (key, process_id, version, root_key, state, position)
     select n, 'unit-review', 7, n, case when n <= 200 then 'active' else 'completed' end, 0
     from generate_series(1, 20000) n`,
  );
  await city.knex.raw('analyze mending, monitor_instance');
});
afterAll(() => city.drop());

test('R-64 what came of a migration, and who is on a version, is read by an index, whatever else there is', async () => {
  const plans = await plansOf(city.knex, async (trx) => {
    await migrationById(trx, { diagram: 'unit-review', id });
    await migrationsOf(trx, 'unit-review');
    await migrationItems(trx, { id, after: undefined, limit: 50 });
    await instancesToMigrate(trx, {
      processId: 'unit-review',
      version: 7,
      applicationIds: undefined,
      limit: 50,
    });
  });
  const walked = plans
    .flatMap(nodesOf)
    .filter((node) => node['Node Type'] === 'Seq Scan')
    .map((node) => node['Relation Name']);
  expect(walked.filter((table) => table === 'mending' || table === 'monitor_instance')).toEqual([]);
});
