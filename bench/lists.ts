import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../database/connect.ts';
import { startDatabase } from '../database/embedded.ts';
import { query } from '../database/query.ts';
import { seedLarge } from '../database/seed/large.ts';
import { tabs } from '../domain/api/application-lists.ts';
import { Person } from '../stack/http-client.ts';
import { say } from '../stack/main.ts';
import { freePorts } from '../stack/ports.ts';
import { measure as measured } from './requests.ts';

/**
 * `npm run bench:lists`: the time of each tab through HTTP with a million applications in the database, at first pages,
 * deep pages and searches, two requests at once. Nothing of the engine runs.
 */
const count = Number(process.env.BENCH_APPLICATIONS ?? 1_000_000);
const times = Number(process.env.BENCH_REQUESTS ?? 300);
const folder = await mkdtemp(join(tmpdir(), 'title-review-bench-'));
const [port = 0] = await freePorts(1);
const database = await startDatabase({ dataDir: folder, port, log: say });
process.env.TEST_DATABASE_URL = database.url;
const { ownApi } = await import('../tests/support/own-api.ts');
const api = await ownApi();

try {
  await seedLarge(api.knex, count, new Date(), say);
  // As what has come in over years is: else the first who read a row are measured tidying up after its making.
  await api.knex.raw('vacuum');
  await api.knex.raw('checkpoint');
  const handler = await Person.signedIn(api.baseUrl, 'handler-south-bureau-1');
  const me = await handler.get<{ memberships: { unitId: string }[] }>('/api/me');
  const unitId = me.body.memberships[0]?.unitId ?? '';
  const list = (filter: string): string => `/api/units/${unitId}/applications?business=initial&${filter}`;
  const knex = connect(api.databaseUrl, { max: 1 });
  const names = await query<{ name: string; number: string; at: Date; id: string }>(
    knex,
    `select p.name, a.number, r.reached_at as at, a.id from reach r join application a on a.id = r.application_id
     join account p on p.id = a.applicant_id where r.unit_id = :unitId and r.business = 'initial' limit 1000`,
    { unitId },
  );
  await knex.destroy();
  const some = () =>
    names[Math.floor(Math.random() * names.length)] ?? { name: '', number: '', at: new Date(), id: '' };

  const measure = (name: string, path: () => string): Promise<void> => measured(handler, name, path, times);
  for (const tab of tabs) await measure(tab, () => list(`tab=${tab}`));
  await measure('份数', () => `/api/units/${unitId}/tabs?business=initial`);
  await measure('全部，深处的一页', () => {
    const { at, id } = some();
    return list(`tab=all&after=${at.toISOString()}_${id}`);
  });
  await measure('全部，按姓名', () => list(`tab=all&search=${encodeURIComponent(some().name)}`));
  await measure('全部，按编号', () => list(`tab=all&search=${some().number}`));
  await measure('全部，按姓', () => list(`tab=all&search=${encodeURIComponent(some().name.slice(0, 2))}`));
} finally {
  await api.stop();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
