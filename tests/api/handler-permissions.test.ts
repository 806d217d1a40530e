import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addNotice } from '../../database/notice/add-notice.ts';
import { query } from '../../database/query.ts';
import type { Person } from '../../stack/http-client.ts';
import { hospital } from '../support/builders/application.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { cityOn } from '../support/builders/own-city.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { accountOf, personAt } from '../support/people.ts';
import { employ, type Handler, handlersPath } from '../support/staff.ts';

let api: OwnApi;
beforeAll(async () => {
  api = await ownApi();
});
afterAll(() => api.stop());

const school = { unit: '北湖区实验小学', legal: 'legal-north-school' };
const as = (subject: string): Promise<Person> => personAt(api, subject);
const unit = (name: string): Promise<string> => cityOn(api.knex).unit(name);
const codes = ({ permissions }: Handler): string[] => permissions.map(({ code }) => code);

/** What an open page hears, event by event. */
async function streamOf(person: Person) {
  const ending = new AbortController();
  const answer = await person.raw('/api/notices/stream', { signal: ending.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let buffered = '';
  return {
    next: async (): Promise<string> => {
      for (;;) {
        const event = /event: (\w+)\ndata: .*\n\n/.exec(buffered);
        if (event?.[1]) {
          buffered = buffered.slice(event.index + event[0].length);
          return event[1];
        }
        buffered += (await reader?.read())?.value ?? '';
      }
    },
    [Symbol.asyncDispose]: () => {
      ending.abort();
      return Promise.resolve();
    },
  };
}

describe('the permissions of a handler', () => {
  test('R-35 permissions count from the next request after saving, and no sooner', async () => {
    const id = await employ(api, school, 'applicant-3');
    const path = await handlersPath(api, school.unit);
    const person = await as('applicant-3');
    const tab = `/api/units/${await unit(school.unit)}/tabs?business=initial`;
    expect((await person.get(tab)).body.code).toBe('PERMISSION_MISSING');
    const legal = await as(school.legal);
    const saved = await legal.put<Handler>(`${path}/${id}/permissions`, {
      permissions: ['unit_information', 'initial_review', 'initial_review'],
    });
    expect(codes(saved.body)).toEqual(['initial_review', 'unit_information']);
    expect((await person.get(tab)).status).toBe(200);
    await legal.put(`${path}/${id}/permissions`, { permissions: [] });
    expect((await person.get(tab)).body.code).toBe('PERMISSION_MISSING');
  });

  test('R-35 an open page hears at once of rights given, changed and taken away, and only that of whom they are', async () => {
    const person = await as('applicant-10');
    const { id, name, idNumber } = await accountOf(api.knex, 'applicant-10');
    const path = await handlersPath(api, school.unit);
    const legal = await as(school.legal);
    await using mine = await streamOf(person);
    await using others = await streamOf(await as('applicant-9'));
    await legal.post(path, { name, idNumber });
    expect(await mine.next()).toBe('rights');
    await legal.put(`${path}/${id}/permissions`, { permissions: ['initial_review'] });
    expect(await mine.next()).toBe('rights');
    await legal.delete(`${path}/${id}`);
    expect(await mine.next()).toBe('rights');
    // What is for them alone shows that the stream has gone past all that.
    const { id: accountId } = await accountOf(api.knex, 'applicant-9');
    await addNotice(api.knex, {
      accountId,
      unitId: null,
      applicationId: null,
      kind: 'deputised',
      text: '请代办',
      dedupeKey: randomUUID(),
      at: new Date(),
    });
    expect(await others.next()).toBe('notice');
  });

  test('R-35 of two people who save what they read at the same time one wins', async () => {
    const id = await employ(api, school, 'applicant-4');
    const path = `${await handlersPath(api, school.unit)}/${id}/permissions`;
    const revision = (
      await (await as(school.legal)).put<Handler>(path, { permissions: ['initial_review', 'handlers'] })
    ).body.revision;
    const people = await Promise.all([as(school.legal), as('handler-north-school-1')]);
    const answers = await Promise.all(
      people.map((person, index) =>
        person.put<Handler>(path, { permissions: index ? [] : ['confirmation_review'], revision }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('HANDLER_CHANGED');
  });

  test('R-50 menus of issuing units cannot be ticked elsewhere', async () => {
    const id = await employ(api, school, 'applicant-5');
    const refused = await (
      await as(school.legal)
    ).put<Handler>(`${await handlersPath(api, school.unit)}/${id}/permissions`, {
      permissions: ['issuance'],
    });
    expect(refused.status).toBe(422);
    const list = await (
      await as(school.legal)
    ).get<{ items: Handler[] }>(await handlersPath(api, school.unit));
    expect(list.body.items.find(({ accountId }) => accountId === id)?.permissions).toEqual([]);
  });

  test('R-35 the last administrator of a unit without a legal account can neither leave nor lose the permission', async () => {
    const path = await handlersPath(api, '江州大学');
    const [one, two] = await Promise.all([
      accountOf(api.knex, 'handler-city-university-1'),
      accountOf(api.knex, 'handler-city-university-2'),
    ]);
    await query(api.knex, `update account set legal_unit_id = null where subject = 'legal-city-university'`);
    const person = await as('handler-city-university-1');
    // Each removes the other at once: the second is gone already, or is found to be the last.
    const both = await Promise.all([
      person.delete<Handler>(`${path}/${two.id}`),
      (await as('handler-city-university-2')).delete<Handler>(`${path}/${one.id}`),
    ]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(['NOT_FOUND', 'LAST_ADMINISTRATOR']).toContain(
      both.find(({ status }) => status >= 400)?.body.code,
    );
    const left = both[0].status === 200 ? one : two;
    const last = both[0].status === 200 ? person : await as('handler-city-university-2');
    const kept = await last.put<Handler>(`${path}/${left.id}/permissions`, { permissions: [] });
    expect([kept.status, kept.body.code]).toEqual([409, 'LAST_ADMINISTRATOR']);
    await query(
      api.knex,
      `update account set legal_unit_id = :unitId where subject = 'legal-city-university'`,
      { unitId: await unit('江州大学') },
    );
    expect((await last.delete(`${path}/${left.id}`)).status).toBe(200);
  });

  test('reading 17: nobody administers a unit on the way of their own running application', async () => {
    const id = await employ(api, hospital, 'applicant-8');
    const path = `${await handlersPath(api, hospital.unit)}/${id}/permissions`;
    const legal = await as(hospital.legal);
    const application = await OwnApplication.inReview(cityOn(api.knex));
    const mine = (change: string): Promise<unknown> =>
      query(api.knex, `update application set ${change} where id = :applicationId`, {
        applicationId: application.id,
      });
    await mine(`applicant_id = '${id}', number = 'CD2026-000778'`);
    const refused = await legal.put<Handler>(path, { permissions: ['handlers'] });
    expect([refused.status, refused.body.code]).toEqual([409, 'OWN_APPLICATION_ON_THE_WAY']);
    expect(refused.body.detail).toContain('CD2026-000778');
    expect((await legal.put(path, { permissions: ['initial_review'] })).status).toBe(200);
    await mine(`state = 'completed', unit_id = null`);
    expect((await legal.put(path, { permissions: ['handlers'] })).status).toBe(200);
  });
});
