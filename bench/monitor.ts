import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDatabase } from '../database/embedded.ts';
import { query } from '../database/query.ts';
import { seedLarge } from '../database/seed/large.ts';
import { seedMonitored } from '../database/seed/monitored.ts';
import { Person } from '../stack/http-client.ts';
import { say } from '../stack/main.ts';
import { freePorts } from '../stack/ports.ts';
import { measure } from './requests.ts';

/**
 * `npm run bench:monitor`: the time of the monitor's lists and searches through HTTP with a million finished and a hundred
 * thousand running instances. Nothing of the engine runs.
 */
const finished = Number(process.env.BENCH_FINISHED ?? 1_000_000);
const running = Number(process.env.BENCH_RUNNING ?? 100_000);
const times = Number(process.env.BENCH_REQUESTS ?? 200);
const folder = await mkdtemp(join(tmpdir(), 'title-review-bench-'));
const [port = 0] = await freePorts(1);
const database = await startDatabase({ dataDir: folder, port, log: say });
process.env.TEST_DATABASE_URL = database.url;
const { ownApi } = await import('../tests/support/own-api.ts');
const api = await ownApi();
const { knex } = api;

try {
  await seedLarge(knex, finished + running, new Date(), say);
  await seedMonitored(knex, { finished, running }, new Date());
  await knex.raw('vacuum analyze');
  await knex.raw('checkpoint');
  const administrator = await Person.signedIn(api.baseUrl, 'administrator');
  const known = await query<{ key: string; name: string; number: string; unitId: string | null }>(
    knex,
    `select i.key, p.name, a.number, a.unit_id as "unitId" from monitor_instance i
     join application a on a.id = i.application_id join account p on p.id = a.applicant_id
     where i.parent_key is null order by random() limit 1000`,
  );
  const some = () =>
    known[Math.floor(Math.random() * known.length)] ?? { key: '', name: '', number: '', unitId: '' };
  const unit = (): string =>
    known.filter(({ unitId }) => unitId)[Math.floor(Math.random() * 20)]?.unitId ?? '';
  const list = (filter: string): string => `/api/monitor/instances?${filter}`;
  const rows: [string, () => string][] = [
    ['全部', () => list('')],
    ['深处的一页', () => list(`after=${some().key}`)],
    ['按姓名', () => list(`applicant=${encodeURIComponent(some().name)}`)],
    ['按姓', () => list(`applicant=${encodeURIComponent(some().name.slice(0, 1))}`)],
    ['按编号', () => list(`number=${some().number}`)],
    ['按单位', () => list(`unitId=${unit()}`)],
    ['按流程和版本', () => list('processId=confirmation&version=2')],
    ['运行中', () => list('state=active')],
    ['已中止', () => list('state=terminated&processId=initial-recognition')],
    ['按环节', () => list('elementId=publicity')],
    ['停留 30 天以上', () => list('waitingDays=30')],
    ['有异常的', () => list('incidents=true')],
    ['一个实例', () => `/api/monitor/instances/${some().key}`],
    ['各环节停留数', () => '/api/monitor/processes/unit-review/1'],
    ['异常归组', () => '/api/monitor/incidents'],
    ['概况', () => '/api/monitor/overview'],
  ];
  for (const [name, path] of rows) await measure(administrator, name, path, times);
} finally {
  await api.stop();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
