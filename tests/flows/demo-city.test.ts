import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stopOrphan as stopDatabase } from '../../database/embedded-orphan.ts';
import { businesses } from '../../domain/business.ts';
import { diagramIds } from '../../domain/flow.ts';
import { stopOrphan as stopEngine } from '../../engine/embedded/orphan.ts';
import { Person } from '../../stack/http-client.ts';
import { freePorts } from '../../stack/ports.ts';
import { applicantStates, batchStates, batchUnits, lists, unitTabs } from '../support/demo-tabs.ts';
import { otherwise, rehearsed } from '../support/builders/rehearsals.ts';
import { type Running, startProgram } from '../support/processes.ts';
import { waitFor } from '../support/wait-for.ts';

/** `npm start` as it is for the first time, cut off while it fills the demo, and started again. */
let folder = '';
let url = '';
let program: Running | undefined;
const people = new Map<string, Promise<Person>>();
const as = (subject: string): Promise<Person> => {
  const known = people.get(subject) ?? Person.signedIn(url, subject);
  people.set(subject, known);
  return known;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'title-review-demo-city-'));
  // As root the database runs as another user, who must be able to come here.
  await chmod(folder, 0o755);
  const [port = 0] = await freePorts(1);
  url = `http://localhost:${port}`;
  const environment = {
    PORT: String(port),
    DATA_DIR: join(folder, 'data'),
    CACHE_DIR: process.env.TEST_CACHE_DIR ?? '',
  };
  const first = await startProgram('stack/start.ts', environment, /平台已就绪/);
  await waitFor('a part of the demo', () => Promise.resolve(stepsOf(first.output()) > 100), 240);
  await first.end('SIGKILL');
  program = await startProgram('stack/start.ts', environment, /平台已就绪/);
  const output = program.output;
  await waitFor('the whole demo', () => Promise.resolve(output().includes('演示数据已就绪')), 400);
}, 900_000);

afterAll(async () => {
  await program?.end('SIGTERM');
  // Where the second start never came, engine and database of the first are left.
  await stopEngine(join(folder, 'data/engine.pid'), join(folder, 'data'));
  await stopDatabase(join(folder, 'data/postgres'));
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const stepsOf = (output: string): number => Number(/.*正在准备演示数据 (\d+)/s.exec(output)?.[1] ?? 0);

type Unit = { id: string; name: string };
async function unitNamed(name: string): Promise<string> {
  const path = `/api/units?search=${encodeURIComponent(name)}`;
  const { body } = await (await as('administrator')).get<{ items: Unit[] }>(path);
  return body.items.find((unit) => unit.name === name)?.id ?? '';
}

describe('after the first start every tab of the named people of the demo city has something in it', () => {
  test.each(unitTabs.flatMap((row) => businesses.map((business) => ({ ...row, business }))))(
    'R-40 $person of $unit, $business',
    async ({ subject, unit, tabs, business }) => {
      const path = `/api/units/${await unitNamed(unit)}/tabs?business=${business}`;
      const { body } = await (await as(subject)).get<{ counts: Record<string, number> }>(path);
      expect(tabs.filter((tab) => !body.counts[tab])).toEqual([]);
    },
  );

  test.each(batchUnits)(
    'R-54 $person finds each state in the batches of $unit',
    async ({ subject, unit }) => {
      const person = await as(subject);
      type Batch = { id: string; business: string };
      const { body } = await person.get<{ items: Batch[] }>(
        `/api/units/${await unitNamed(unit)}/issuance-batches`,
      );
      const found = new Set<string>();
      for (const { id, business } of body.items) {
        const batch = await person.get<{ counts: Record<string, number> }>(`/api/issuance-batches/${id}`);
        for (const state of batchStates)
          if ((batch.body.counts[state] ?? 0) > 0) found.add(`${business} ${state}`);
      }
      const expected = businesses.flatMap((business) => batchStates.map((state) => `${business} ${state}`));
      expect(expected.filter((one) => !found.has(one))).toEqual([]);
    },
  );

  test.each(lists)('$person reads $path', async ({ subject, path }) => {
    const { status, body } = await (await as(subject)).get<{ items: unknown[] }>(path);
    expect(status).toBe(200);
    expect(body.items.length).toBeGreaterThan(0);
  });

  test.each(applicantStates)(
    'R-04 $subject has an application that is $state',
    async ({ subject, state }) => {
      const { body } = await (await as(subject)).get<{ items: { state: string }[] }>('/api/applications');
      expect(body.items.map((item) => item.state)).toContain(state);
    },
  );

  test('R-52 the accepting unit has published documents of both kinds, with their files', async () => {
    for (const { subject, unit } of batchUnits) {
      type Document = { kind: string; published: boolean; files: unknown[] };
      const { body } = await (
        await as(subject)
      ).get<{ items: Document[] }>(`/api/units/${await unitNamed(unit)}/approval-documents`);
      const whole = body.items.filter(({ published, files }) => published && files.length > 0);
      expect(new Set(whole.map(({ kind }) => kind))).toEqual(new Set(['issue', 'revoke']));
    }
  });

  test('R-47, R-90 publicity runs today, another one is over, and one stands still for an objection', async () => {
    type Item = { publicity: { over: boolean; stopped: boolean; earliestReportDate: string } | null };
    const path = `/api/units/${await unitNamed('南山区人民医院')}/applications?business=initial&tab=in_publicity`;
    const items = (await (await as('handler-south-hospital-1')).get<{ items: Item[] }>(path)).body.items;
    const running = items.filter(({ publicity }) => publicity && !publicity.over && !publicity.stopped);
    const today = (await (await as('administrator')).get('/api/demo/clock')).body.today as string;
    expect(running.length).toBeGreaterThan(0);
    expect(running.every(({ publicity }) => (publicity?.earliestReportDate ?? '') > today)).toBe(true);
    expect(items.some(({ publicity }) => publicity?.stopped)).toBe(true);
    const other = `/api/units/${await unitNamed('南山云图科技有限公司')}/applications?business=initial&tab=in_publicity`;
    const others = (await (await as('handler-south-technology-1')).get<{ items: Item[] }>(other)).body.items;
    expect(others.some(({ publicity }) => publicity?.over)).toBe(true);
  });

  test('R-18 attachments and the photograph are real files, and the form is printed with them', async () => {
    const person = await as('applicant-17');
    type Own = { items: { id: string }[] };
    const id = (await person.get<Own>('/api/applications')).body.items[0]?.id ?? '';
    type Attached = { items: { name: string; files: { id: string; mediaType: string }[] }[] };
    const { body } = await person.get<Attached>(`/api/applications/${id}/attachments`);
    const kinds = body.items.flatMap(({ files }) => files.map(({ mediaType }) => mediaType));
    expect(kinds.toSorted()).toEqual(['application/pdf', 'image/jpeg']);
    const pdf = await person.raw(`/api/applications/${id}/form.pdf`, {});
    expect(Buffer.from(await pdf.arrayBuffer()).includes('/Subtype /Image')).toBe(true);
  });

  test('nothing went otherwise than its file says, and the clock stands at the present', async () => {
    const lines = program?.output().split('\n') ?? [];
    expect(lines.filter((line) => line.includes('went otherwise'))).toEqual([]);
    const { body } = await (await as('administrator')).get('/api/demo/clock');
    expect(Math.abs(new Date(body.now as string).getTime() - Date.now())).toBeLessThan(5000);
  });
});

test.each(diagramIds)(
  'R-96 the released %s, rehearsed against all of the demo that has ended, ends every way as it ended',
  async (diagram) => {
    const found = await rehearsed(diagram, 0, { recent: 500 }, await as('administrator'));
    expect([found.failure, found.unplayable]).toEqual(['', 0]);
    expect(found.ways.length).toBeGreaterThan(0);
    expect(otherwise(found)).toEqual([]);
  },
  180_000,
);
