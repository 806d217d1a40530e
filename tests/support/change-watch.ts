import type { Knex } from 'knex';
import { query } from '../../database/query.ts';

/** Sign-in and the limits of the public page write by themselves. */
const apart = ['session', 'rate_limit', 'seen_change', 'migration', 'migration_lock'];

/** How many rows of any table, the queue's too, were written since the database was watched; what is rolled back never was. */
export type Watch = { count: () => Promise<number> };

/** Watches every table of a test's own database, so that a refused request is seen to have changed nothing. */
export async function watchChanges(knex: Knex): Promise<Watch> {
  await knex.raw(`
    create table seen_change (id bigint generated always as identity primary key, "table" text not null);
    create function see_change() returns trigger language plpgsql as $$
      begin
        insert into seen_change ("table") values (tg_table_name);
        return null;
      end $$`);
  const tables = await query<{ name: string; schema: string }>(
    knex,
    // What is asked of the engine and of the post waits in the queue.
    `select tablename as name, schemaname as schema from pg_tables
     where schemaname = 'public' or (schemaname, tablename) = ('graphile_worker', '_private_jobs')`,
  );
  for (const { name, schema } of tables.filter((table) => !apart.includes(table.name)))
    await knex.raw(
      'create trigger change_seen after insert or update or delete on ??.?? for each row execute function see_change()',
      [schema, name],
    );
  return {
    count: async () =>
      (await query<{ count: number }>(knex, 'select coalesce(max(id), 0)::int as count from seen_change'))[0]
        ?.count ?? 0,
  };
}
