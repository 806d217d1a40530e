import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { query } from '../../database/query.ts';
import { Person } from '../../stack/http-client.ts';
import { cityOn } from '../support/builders/own-city.ts';
import { bureau, hospital } from '../support/builders/application.ts';
import { identityNumber } from '../support/builders/identity-card.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { accountOf, auditLines, personAt } from '../support/people.ts';

let api: OwnApi;
beforeAll(async () => {
  api = await ownApi();
});
afterAll(() => api.stop());

type Answer = {
  name: string;
  phone: string | null;
  complete: boolean;
  missing: { field: string; title: string }[];
  code?: string;
  detail?: string;
  faults?: { field: string; reason: string }[];
};

const path = '/api/me/profile';
const whole = {
  documentType: 'identity_card',
  idNumber: identityNumber({ birthDate: '1998-05-20', sex: 'female', sequence: 77 }),
  sex: 'female',
  birthDate: '1998-05-20',
  phone: '13900000001',
  nation: '土家族',
  politicalStatus: '群众',
  workUnit: '南山区人民医院',
};

/** Someone who has just logged in for the first time. */
async function newcomer(subject: string): Promise<Person> {
  await query(
    api.knex,
    `insert into account (subject, kind, name, created_at) values (:subject, 'individual', '新用户', now())`,
    { subject },
  );
  return personAt(api, subject);
}

async function start(person: Person): Promise<{ status: number; body: Answer }> {
  const city = cityOn(api.knex);
  return person.post<Answer>('/api/applications', {
    business: 'initial',
    acceptingUnitId: await city.unit(bureau.unit),
    workUnitId: await city.unit(hospital.unit),
  });
}

describe('the personal centre', () => {
  test('R-03 an application cannot be started before it is complete, and the answer names what is missing', async () => {
    const person = await newcomer('newcomer-1');
    expect((await person.get<Answer>(path)).body).toMatchObject({
      name: '新用户',
      phone: null,
      complete: false,
    });
    const refused = await start(person);
    expect([refused.status, refused.body.code]).toEqual([409, 'PROFILE_INCOMPLETE']);
    expect(refused.body.faults?.map(({ field }) => field)).toEqual([
      'documentType',
      'idNumber',
      'sex',
      'birthDate',
      'phone',
      'nation',
      'politicalStatus',
      'workUnit',
    ]);
    const part = await person.put<Answer>(path, { ...whole, nation: null, workUnit: null });
    expect(part.body.missing.map(({ title }) => title)).toEqual(['民族', '工作单位']);
    expect((await start(person)).body.detail).toContain('尚未填写：民族、工作单位');
    expect((await person.put<Answer>(path, whole)).body.complete).toBe(true);
    expect((await start(person)).status).toBe(201);
  });

  test('R-03 one reads the own number whole; the audit trail and the log never do', async () => {
    const person = await newcomer('newcomer-2');
    const idNumber = identityNumber({ birthDate: '1990-01-31', sex: 'male', sequence: 5 });
    const mine = { ...whole, idNumber: idNumber.toLowerCase(), sex: 'male', birthDate: '1990-01-31' };
    await person.put(path, mine);
    expect((await person.get<Answer>(path)).body).toMatchObject({ ...mine, idNumber });
    await person.put(path, { ...mine, phone: '13900000002' });
    const lines = await query<{ text: string; before: object; after: object }>(
      api.knex,
      `select audit::text as text, before, after from audit where action = 'profile_saved' and object_id = :id order by id`,
      { id: (await accountOf(api.knex, 'newcomer-2')).id },
    );
    expect(lines[1]).toMatchObject({ before: { phone: '139****0001' }, after: { phone: '139****0002' } });
    const told = lines.map(({ text }) => text).join() + api.log.join();
    expect(told).not.toContain(idNumber);
    expect(told).not.toContain(mine.phone);
  });

  test('R-03 every fault is told at once, and nothing is saved', async () => {
    const person = await newcomer('newcomer-3');
    const before = await auditLines(api.knex, 'profile_saved');
    const wrong = await person.put<Answer>(path, { ...whole, sex: 'male', birthDate: '1998-05-21' });
    expect(wrong.status).toBe(422);
    expect(wrong.body.faults).toEqual([
      { field: 'birthDate', reason: '出生日期与证件号码不一致，证件号码中为 1998-05-20' },
      { field: 'sex', reason: '性别与证件号码不一致，证件号码中为女' },
    ]);
    const forms = [
      { ...whole, phone: '12345', nation: '' },
      { ...whole, idNumber: `${whole.idNumber.slice(0, 17)}?` },
      { ...whole, documentType: null },
      { ...whole, name: '别人' },
      { ...whole, documentType: 'library_card' },
    ];
    for (const form of forms) expect((await person.put(path, form)).status).toBe(422);
    expect((await person.get<Answer>(path)).body.missing).toHaveLength(8);
    expect(await auditLines(api.knex, 'profile_saved')).toBe(before);
  });

  test('R-03 a document belongs to one account, even when two save it at once', async () => {
    const people = await Promise.all([newcomer('newcomer-4'), newcomer('newcomer-5')]);
    const mine = { ...whole, idNumber: identityNumber({ birthDate: '1998-05-20', sequence: 300 }) };
    const answers = await Promise.all(people.map((person) => person.put<Answer>(path, mine)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('DOCUMENT_TAKEN');
  });

  test('R-03 is for individuals who are signed in', async () => {
    const legal = await personAt(api, hospital.legal);
    for (const ask of [
      (person: Person) => person.get<Answer>(path),
      (person: Person) => person.put<Answer>(path, whole),
    ]) {
      expect((await ask(new Person(api.baseUrl))).status).toBe(401);
      expect((await ask(legal)).body.code).toBe('PROFILE_IS_FOR_INDIVIDUALS');
    }
  });

  test("R-03 the demo city's applicants are complete", async () => {
    expect((await (await personAt(api, 'applicant-16')).get<Answer>(path)).body.complete).toBe(true);
  });
});
