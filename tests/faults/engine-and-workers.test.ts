import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { connect } from '../../database/connect.ts';
import { queryOne } from '../../database/query.ts';
import { Person } from '../../stack/http-client.ts';
import { buildInitialForm } from '../support/builders/forms.ts';
import { lastingDifferences } from '../support/compare-monitor.ts';
import { cipher } from '../support/keys.ts';
import { type OwnStack, ownStack } from '../support/own-stack.ts';
import { waitFor } from '../support/wait-for.ts';

type Detail = { state: string; moving: boolean; code?: string };

let stack: OwnStack;
beforeAll(async () => {
  stack = await ownStack();
}, 120_000);
afterAll(() => stack.remove(), 60_000);

let applicants = 0;
const applicant = (): Promise<Person> => Person.signedIn(stack.baseUrl, `applicant-${++applicants}`);

async function draft(person: Person): Promise<string> {
  const id = async (name: string): Promise<string> =>
    (await person.get<{ items: { id: string }[] }>(`/api/units?search=${encodeURIComponent(name)}`)).body
      .items[0]?.id ?? '';
  const made = await person.post<{ id: string }>('/api/applications', {
    business: 'initial',
    acceptingUnitId: await id('南山区人力资源'),
    workUnitId: await id('南山区人民医院'),
    // The platform's clock is real here: younger forms have no fault either.
    form: buildInitialForm(),
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body.id;
}

const act = (person: Person, id: string, name: string, input = {}) =>
  person.post<Detail>(`/api/applications/${id}/acts/${name}`, { input });
const rest = (person: Person, id: string, state: string): Promise<Detail> =>
  waitFor(
    `the application to be ${state}`,
    async () => {
      const { body } = await person.get<Detail>(`/api/applications/${id}`);
      return body.state === state && !body.moving && body;
    },
    60,
  );
const events = async (person: Person, id: string): Promise<string[]> =>
  (await person.get<{ items: { event: string }[] }>(`/api/applications/${id}/record`)).body.items.map(
    ({ event }) => event,
  );

describe('faults', () => {
  test('R-18 while the engine is down acts are kept, and done once when it is back', async () => {
    const people = await Promise.all([applicant(), applicant(), applicant()]);
    const ids = await Promise.all(people.map(draft));
    const handler = await Person.signedIn(stack.baseUrl, 'handler-south-hospital-1');
    const [first, second, third] = people;
    const [one = '', two = '', three = ''] = ids;
    await act(first, one, 'submit', { commitment: true });
    await act(second, two, 'submit', { commitment: true });
    await Promise.all([rest(first, one, 'to_sign'), rest(second, two, 'to_sign')]);

    await stack.engine.kill();
    const answers = await Promise.all([
      act(handler, one, 'sign'),
      act(second, two, 'withdraw'),
      act(third, three, 'submit', { commitment: true }),
    ]);
    expect(answers.map(({ status, body }) => [status, body.moving])).toEqual([
      [202, true],
      [202, true],
      [202, true],
    ]);
    expect((await act(handler, one, 'sign')).body.code).toBe('APPLICATION_MOVING');
    expect((await new Person(stack.baseUrl).get<{ engine: boolean }>('/readyz')).body).toMatchObject({
      ready: false,
      database: true,
      engine: false,
    });

    await stack.engine.start();
    await Promise.all([
      rest(first, one, 'to_review'),
      rest(second, two, 'to_amend'),
      rest(third, three, 'to_sign'),
    ]);
    expect(await events(first, one)).toEqual(['submit', 'sign']);
    expect(await events(second, two)).toEqual(['submit', 'withdraw']);
    expect(await events(third, three)).toEqual(['submit']);
  }, 120_000);

  test('R-41 a worker killed in the middle of a job: another one does it, once', async () => {
    const person = await applicant();
    const id = await draft(person);
    const holder = new pg.Client({ connectionString: stack.databaseUrl });
    await holder.connect();
    await act(person, id, 'submit', { commitment: true });
    await rest(person, id, 'to_sign');
    const handler = await Person.signedIn(stack.baseUrl, 'handler-south-hospital-2');
    await act(handler, id, 'sign');
    await rest(person, id, 'to_review');

    // The act commits first; then the worker is stopped short inside its transaction by our lock on the row.
    const acting = act(handler, id, 'pass_and_publicize');
    await waitFor(
      'the act to be committed',
      async () =>
        (await holder.query('select 1 from application where id = $1 and pending_act is not null', [id]))
          .rowCount === 1,
    );
    await holder.query('begin');
    await holder.query('select 1 from application where id = $1 for update', [id]);
    await stack.workers.end('SIGKILL');
    await holder.query('rollback');
    await acting;

    stack.workers = await stack.startWorkers();
    await rest(person, id, 'in_publicity');
    const live = await holder.query('select 1 from publicity where application_id = $1', [id]);
    expect(live.rowCount).toBe(1);
    const tasks = await holder.query(`select 1 from task where application_id = $1 and state = 'open'`, [id]);
    expect(tasks.rowCount).toBe(1);
    expect(await events(person, id)).toEqual(['submit', 'sign', 'pass_and_publicize']);
    await holder.end();
  }, 120_000);

  test('R-18 a command that a killed process held is taken over by another one', async () => {
    await stack.workers.end('SIGTERM');
    const person = await applicant();
    const id = await draft(person);
    await act(person, id, 'submit', { commitment: true });
    const holder = new pg.Client({ connectionString: stack.databaseUrl });
    await holder.connect();
    const held = await holder.query(
      `update graphile_worker._private_jobs set locked_by = 'worker-killed', locked_at = now() - interval '40 seconds'
       where payload->>'applicationId' = $1`,
      [id],
    );
    expect(held.rowCount).toBe(1);
    await holder.end();
    stack.workers = await stack.startWorkers();
    await rest(person, id, 'to_sign');
    expect(await events(person, id)).toEqual(['submit']);
  }, 120_000);

  test('R-70 the monitor’s side killed again and again while the engine tells of what it does: nothing is missing', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, applicant));
    const all = await Promise.all(people.map(async (person) => ({ person, id: await draft(person) })));
    const knex = connect(stack.databaseUrl, { max: 2, cipher });
    const reached = async (): Promise<number> =>
      Number(
        (await queryOne<{ position: string }>(knex, 'select position from monitor_stream'))?.position ?? 0,
      );
    for (let round = 0; round < 3; round++) {
      const told = await reached();
      const four = all.slice(round * 4, round * 4 + 4);
      await Promise.all(four.map(({ person, id }) => act(person, id, 'submit', { commitment: true })));
      // Some of these acts' records are written, others are on their way or still with the engine.
      await waitFor('records to come', async () => (await reached()) > told);
      await stack.api.end('SIGKILL');
      stack.api = await stack.startApi();
      await Promise.all(four.map(({ person, id }) => rest(person, id, 'to_sign')));
    }
    const found = await lastingDifferences(knex, 30);
    await knex.destroy();
    expect(found).toEqual([]);
  }, 180_000);

  test('two processes of workers side by side do each job once', async () => {
    const second = await stack.startWorkers();
    const people = await Promise.all(Array.from({ length: 6 }, applicant));
    const all = await Promise.all(people.map(async (person) => ({ person, id: await draft(person) })));
    const ids = all.map(({ id }) => id);
    await Promise.all(all.map(({ person, id }) => act(person, id, 'submit', { commitment: true })));
    await Promise.all(all.map(({ person, id }) => rest(person, id, 'to_sign')));
    const client = new pg.Client({ connectionString: stack.databaseUrl });
    await client.connect();
    const steps = await client.query(
      'select application_id from way_step where application_id = any($1::uuid[])',
      [ids],
    );
    await client.end();
    expect(steps.rowCount).toBe(ids.length);
    await second.end('SIGTERM');
  }, 120_000);
});
