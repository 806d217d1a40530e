import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../stack/http-client.ts';
import { issueCertificate } from '../../database/certificate/issue.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { cityOn } from '../support/builders/own-city.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { personAt } from '../support/people.ts';

type Document = { id: string; number: string; published: boolean; withdrawn: boolean; code?: string };
const fields = {
  title: '关于公布职称认定结果的通知',
  kind: 'issue',
  business: 'initial',
  dated: '2026-03-02',
};

let api: OwnApi;
let handler: Person;
let path: string;
beforeAll(async () => {
  api = await ownApi();
  handler = await personAt(api, 'handler-south-bureau-1');
  path = `/api/units/${await cityOn(api.knex).unit('南山区人力资源和社会保障局')}/approval-documents`;
});
afterAll(() => api.stop());

let count = 0;
const document = async (): Promise<Document> =>
  (await handler.post<Document>(path, { ...fields, number: `南人社〔2026〕${++count}号` })).body;
const on = (made: Document, act = ''): string => `/api/approval-documents/${made.id}${act}`;

describe('approval documents', () => {
  test('R-52 one is changed until it is published, and then no more', async () => {
    const made = await document();
    const changed = await handler.put<Document>(on(made), { ...fields, number: made.number, title: '更正' });
    expect([changed.status, changed.body]).toEqual([200, { ...made, title: '更正' }]);
    expect((await handler.post(on(made, '/publish'))).status).toBe(200);
    expect((await handler.put(on(made), { ...fields, number: made.number })).body.code).toBe(
      'DOCUMENT_PUBLISHED',
    );
  });

  test('R-52 a number is one document of the unit, also when another one is changed to it', async () => {
    const [first, second] = [await document(), await document()];
    const answer = await handler.put(on(second), { ...fields, number: first.number });
    expect([answer.status, answer.body.code]).toEqual([409, 'APPROVAL_NUMBER_TAKEN']);
    expect((await handler.post(path, { ...fields, number: first.number })).body.code).toBe(
      'APPROVAL_NUMBER_TAKEN',
    );
  });

  test('R-52 a published one is withdrawn while unused, once, and is not published again', async () => {
    const made = await document();
    expect((await handler.post(on(made, '/withdraw'))).body.code).toBe('DOCUMENT_NOT_PUBLISHED');
    await handler.post(on(made, '/publish'));
    for (let times = 0; times < 2; times++)
      expect((await handler.post<Document>(on(made, '/withdraw'))).body).toMatchObject({ withdrawn: true });
    expect((await handler.post(on(made, '/publish'))).body.code).toBe('APPROVAL_DOCUMENT_NOT_USABLE');
    const lines = await api
      .knex('audit')
      .where({ object_id: made.id })
      .orderBy('id')
      .select<{ action: string }[]>('action');
    expect(lines.map(({ action }) => action)).toEqual([
      'document_created',
      'document_published',
      'document_withdrawn',
    ]);
  });

  test('R-52 one under which a certificate was issued stays', async () => {
    const made = await document();
    await handler.post(on(made, '/publish'));
    const application = await OwnApplication.inReview(cityOn(api.knex));
    await api.knex.transaction((trx) =>
      issueCertificate(trx, {
        applicationId: application.id,
        approvalDocumentId: made.id,
        number: 'C1',
        issuedOn: '2026-03-02',
      }),
    );
    expect((await handler.post(on(made, '/withdraw'))).body.code).toBe('DOCUMENT_IN_USE');
  });
});
