import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { connect } from '../../database/connect.ts';
import { query } from '../../database/query.ts';
import { Person } from '../../stack/http-client.ts';
import { withFurtherReview } from '../support/builders/changed-review.ts';
import { buildInitialForm } from '../support/builders/forms.ts';
import { lastingDifferences } from '../support/compare-monitor.ts';
import { cipher } from '../support/keys.ts';
import { type OwnStack, ownStack } from '../support/own-stack.ts';
import { waitFor } from '../support/wait-for.ts';

let stack: OwnStack;
let knex: Knex;
beforeAll(async () => {
  stack = await ownStack();
  knex = connect(stack.databaseUrl, { max: 2, cipher });
}, 120_000);
afterAll(async () => {
  await knex.destroy();
  await stack.remove();
}, 60_000);

/** An application that waits to be signed. */
async function submitted(nth: number): Promise<string> {
  const person = await Person.signedIn(stack.baseUrl, `applicant-${nth}`);
  const unit = async (name: string): Promise<string> =>
    (await person.get<{ items: { id: string }[] }>(`/api/units?search=${encodeURIComponent(name)}`)).body
      .items[0]?.id ?? '';
  const { body } = await person.post<{ id: string }>('/api/applications', {
    business: 'initial',
    acceptingUnitId: await unit('南山区人力资源'),
    workUnitId: await unit('南山区人民医院'),
    form: buildInitialForm(),
  });
  await person.post(`/api/applications/${body.id}/acts/submit`, { input: { commitment: true } });
  await waitFor('it to rest', async () => {
    const read = await person.get<{ state: string }>(`/api/applications/${body.id}`);
    return read.body.state === 'to_sign';
  });
  return body.id;
}

type Migration = { id: string; ordered: number; done: number; refused: number };

test('R-64 R-18 workers and engine killed in the middle of a migration: every application is in the new version, once', async () => {
  const ids: string[] = [];
  for (let nth = 1; nth <= 12; nth++) ids.push(await submitted(nth));
  const analyst = await Person.signedIn(stack.baseUrl, 'analyst');
  const path = '/api/diagrams/unit-review';
  const drawn = { xml: await withFurtherReview(), comment: '增加复审', after: 0 };
  await analyst.post(`${path}/versions`, drawn);
  await analyst.post(`${path}/versions/1/deploy`, { comment: '增加复审' });
  await waitFor('the monitor to know them all', async () => {
    const { body } = await analyst.post<{ counts: { possible: number } }>(`${path}/migrations/preview`, {
      from: 1,
    });
    return body.counts.possible === ids.length;
  });
  const { body: ordered } = await analyst.post<Migration>(`${path}/migrations`, {
    from: 1,
    reason: '自本月起实行复审',
  });
  // Some of them are on their way.
  await waitFor('it to begin', async () => {
    const moving = await query(knex, 'select 1 from application where pending_act is not null');
    return moving.length > 0;
  });
  await stack.workers.end('SIGKILL');
  await stack.engine.kill();
  await stack.engine.start();
  stack.workers = await stack.startWorkers();
  const through = await waitFor(
    'every instance to have its answer',
    async () => {
      const { body } = await analyst.get<{ migration: Migration }>(`${path}/migrations/${ordered.id}`);
      return body.migration.ordered === 0 && body.migration;
    },
    150,
  );
  expect(through).toMatchObject({ done: ids.length, refused: 0 });
  await waitFor('all to rest', async () => {
    const moving = await query(knex, 'select 1 from application where pending_act is not null');
    return moving.length === 0;
  });
  const tasks = await query(
    knex,
    `select application_id as id, element_id, process_version from task where state = 'open' order by application_id`,
  );
  expect(tasks).toEqual(ids.toSorted().map((id) => ({ id, element_id: 'sign', process_version: 2 })));
  expect(await lastingDifferences(knex, 30)).toEqual([]);
  const handler = await Person.signedIn(stack.baseUrl, 'handler-south-hospital-1');
  const signed = await handler.post<{ state: string }>(`/api/applications/${ids[0] ?? ''}/acts/sign`, {
    input: {},
  });
  expect(signed.body.state).toBe('to_review');
}, 300_000);
