import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Person } from '../../stack/http-client.ts';
import { pdfBytes, upload } from '../support/builders/files.ts';
import { draftOf, unitIdOf } from '../support/builders/own-people.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';

type Document = {
  id: string;
  number: string;
  title: string;
  published: boolean;
  withdrawn: boolean;
  files: { id: string; name: string }[];
  revision: number;
  code?: string;
  faults?: { field: string; reason: string }[];
};

const south = '南山区人力资源和社会保障局';
let api: OwnApi;
let handler: Person;
let colleague: Person;
let unitId: string;
beforeAll(async () => {
  api = await ownApi();
  handler = await Person.signedIn(api.baseUrl, 'handler-south-bureau-1');
  colleague = await Person.signedIn(api.baseUrl, 'handler-south-bureau-2');
  unitId = await unitIdOf(api, south);
});
afterAll(() => api.stop());

const fields = (over: object = {}): Record<string, unknown> => ({
  number: `南人社职〔2026〕${randomUUID()}`,
  title: '关于确认职称的通知',
  kind: 'issue',
  business: 'initial',
  dated: '2026-03-02',
  fileIds: [],
  ...over,
});
const create = async (over: object = {}): Promise<Document> =>
  (await handler.post<Document>(`/api/units/${unitId}/approval-documents`, fields(over))).body;
const read = async (id: string): Promise<Document> =>
  (await handler.get<Document>(`/api/approval-documents/${id}`)).body;
const change = (id: string, body: object, person = handler) =>
  person.put<Document>(`/api/approval-documents/${id}`, body);
const post = (id: string, what: 'publish' | 'withdraw', person = handler) =>
  person.post<Document>(`/api/approval-documents/${id}/${what}`);
const official = async (name = '通知.pdf'): Promise<string> =>
  (await upload(handler, pdfBytes(), name, `purpose=approval_document&unitId=${unitId}`)).body.id;

describe('approval documents', () => {
  test('R-52 carry the official document, in its order, and are changed until published', async () => {
    const [first, second] = [await official('一.pdf'), await official('二.pdf')];
    const made = await create({ fileIds: [first] });
    expect(made).toMatchObject({ files: [{ id: first, name: '一.pdf' }], revision: 1 });
    const changed = await change(made.id, fields({ title: '更正', fileIds: [second, first], revision: 1 }));
    expect(changed.body).toMatchObject({
      title: '更正',
      files: [{ name: '二.pdf' }, { name: '一.pdf' }],
      revision: 2,
    });
    expect(await read(made.id)).toEqual(changed.body);
    expect((await post(made.id, 'publish')).body.published).toBe(true);
    const late = await change(made.id, fields({ revision: 2 }));
    expect([late.status, late.body.code]).toEqual([409, 'APPROVAL_DOCUMENT_PUBLISHED']);
    expect(await read(made.id)).toMatchObject({ title: '更正', published: true });
    const trail = await api
      .knex<{ action: string; object_id: string }>('audit')
      .where({ object_id: made.id })
      .orderBy('id');
    expect(trail.map(({ action }) => action)).toEqual([
      'document_created',
      'document_changed',
      'document_published',
    ]);
  });

  test('R-52 of two who change one at once the second is told', async () => {
    const { id } = await create();
    const both = await Promise.all(
      [handler, colleague].map((person, index) =>
        change(id, fields({ title: `更正${index}`, revision: 1 }), person),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('SETTING_CHANGED');
  });

  test('R-52 a number is used once, and free again after a withdrawal', async () => {
    const [one, two] = [await create(), await create()];
    const taken = await change(two.id, fields({ number: one.number, revision: 1 }));
    expect([taken.status, taken.body.code]).toEqual([409, 'APPROVAL_NUMBER_TAKEN']);
    expect(await read(two.id)).toEqual(two);
    await post(one.id, 'publish');
    expect((await post(one.id, 'withdraw')).body.withdrawn).toBe(true);
    expect((await change(two.id, fields({ number: one.number, revision: 1 }))).status).toBe(200);
    expect((await post(one.id, 'publish')).body.code).toBe('APPROVAL_DOCUMENT_NOT_USABLE');
    expect((await change(one.id, fields({ revision: 1 }))).body.code).toBe('APPROVAL_DOCUMENT_NOT_USABLE');
    expect((await post(one.id, 'withdraw')).status).toBe(200);
    const trail = await api.knex('audit').where({ object_id: one.id, action: 'document_withdrawn' });
    expect(trail).toHaveLength(1);
  });

  test('R-52 cannot be withdrawn once a certificate was issued under it, or is about to be', async () => {
    const { id } = await create();
    await post(id, 'publish');
    const application = await draftOf(api, {
      subject: 'applicant-1',
      business: 'initial',
      acceptingUnit: south,
    });
    const record = randomUUID();
    await api.knex('record').insert({
      id: record,
      application_id: application,
      event: 'issue',
      title: '发放证书',
      details: { approvalDocumentId: id },
      at: new Date(),
    });
    const application_ = api.knex('application').where({ id: application });
    await application_.clone().update({ pending_act: record });
    expect((await post(id, 'withdraw')).body.code).toBe('APPROVAL_DOCUMENT_IN_USE');
    await application_.clone().update({ pending_act: null });
    const certificate = {
      number: randomUUID(),
      application_id: application,
      holder_id: api.knex('application').where({ id: application }).select('applicant_id'),
      unit_id: unitId,
      business: 'initial',
      series: '工程技术',
      profession: '建筑工程',
      level: 'assistant',
      issued_on: '2026-03-02',
      approval_document_id: id,
    };
    await api.knex('certificate').insert(certificate);
    const refused = await post(id, 'withdraw');
    expect([refused.status, refused.body.code]).toEqual([409, 'APPROVAL_DOCUMENT_IN_USE']);
    const revocation = await create({ kind: 'revoke' });
    await api.knex('certificate').update({ revocation_document_id: revocation.id });
    expect((await post(revocation.id, 'withdraw')).body.code).toBe('APPROVAL_DOCUMENT_IN_USE');
    expect(await read(id)).toMatchObject({ published: true, withdrawn: false });
  });

  test.each<[string, () => Promise<string[]>, string]>([
    [
      "an applicant's file",
      async () => [
        (await upload(await Person.signedIn(api.baseUrl, 'applicant-2'), pdfBytes(), 'a.pdf')).body.id,
      ],
      'fileIds.0',
    ],
    ['a file that is not there', async () => [await official(), randomUUID()], 'fileIds.1'],
    ['eleven files', () => Promise.resolve(Array.from({ length: 11 }, () => randomUUID())), 'fileIds'],
  ])('R-52 %s is refused, and nothing is changed', async (_what, ids, field) => {
    const made = await create();
    const fileIds = await ids();
    const answer = await change(made.id, fields({ fileIds, revision: 1 }));
    expect([answer.status, answer.body.faults?.[0]?.field]).toEqual([422, field]);
    expect(await read(made.id)).toEqual(made);
    const before = await api.knex('approval_document').where({ unit_id: unitId });
    expect((await handler.post(`/api/units/${unitId}/approval-documents`, fields({ fileIds }))).status).toBe(
      422,
    );
    expect(await api.knex('approval_document').where({ unit_id: unitId })).toHaveLength(before.length);
  });

  test('R-52 only those with the menu, of the unit itself', async () => {
    const made = await create();
    const body = fields({ revision: 1 });
    const ask = async (person: Person): Promise<number[]> => [
      (await change(made.id, body, person)).status,
      (await post(made.id, 'publish', person)).status,
      (await post(made.id, 'withdraw', person)).status,
    ];
    expect(await ask(new Person(api.baseUrl))).toEqual([401, 401, 401]);
    expect(await ask(await Person.signedIn(api.baseUrl, 'applicant-2'))).toEqual([404, 404, 404]);
    expect(await ask(await Person.signedIn(api.baseUrl, 'handler-north-bureau-1'))).toEqual([404, 404, 404]);
    await api.knex.raw(
      `update handler set permissions = array_remove(permissions, 'approval_documents')
       where account_id = (select id from account where subject = 'handler-south-bureau-2')`,
    );
    expect(await ask(colleague)).toEqual([403, 403, 403]);
    expect((await change('abc', body)).status).toBe(422);
    expect((await change(randomUUID(), body)).status).toBe(404);
    expect(await read(made.id)).toEqual(made);
  });

  test('R-52 the list is narrowed by kind, business, usability and words, and comes in pages', async () => {
    const path = `/api/units/${unitId}/approval-documents`;
    const title = `关于撤销证书的通知${randomUUID()}`;
    const made: string[] = [];
    for (const over of [{ kind: 'revoke' }, { kind: 'revoke', business: 'confirmation' }, {}])
      made.unshift((await handler.post<Document>(path, fields({ title, ...over }))).body.id);
    const [issue, confirmation, revoke] = made;
    await handler.post(`/api/approval-documents/${revoke}/publish`);
    type Page = { items: Document[]; next: string | null };
    const list = async (filter: string): Promise<Page> =>
      (await handler.get<Page>(`${path}?search=${encodeURIComponent(title)}${filter}`)).body;
    const found = async (filter: string): Promise<string[]> => (await list(filter)).items.map(({ id }) => id);
    expect(await found('')).toEqual(made);
    expect(await found('&kind=revoke')).toEqual([confirmation, revoke]);
    expect(await found('&business=confirmation')).toEqual([confirmation]);
    expect(await found('&kind=revoke&usable=true')).toEqual([revoke]);
    const { items, next } = await list('&limit=2');
    expect(items.map(({ id }) => id)).toEqual([issue, confirmation]);
    expect(await found(`&limit=2&after=${next}`)).toEqual([revoke]);
  });
});
