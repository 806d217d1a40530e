import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Person } from '../../stack/http-client.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { auditLines, personAt } from '../support/people.ts';

type Businesses = {
  items: { business: string; name: string; newerName: string; notes: string; notesVersion: number }[];
};
type Versions = { items: { version: number; text: string; person: string | null }[]; code?: string };

let api: OwnApi;
let administrator: Person;
beforeAll(async () => {
  api = await ownApi();
  administrator = await personAt(api, 'administrator');
});
afterAll(() => api.stop());

const home = async (): Promise<Businesses['items']> =>
  (await new Person(api.baseUrl).get<Businesses>('/api/businesses')).body.items;
const put = (key: string, body: object) =>
  administrator.put<Versions>(`/api/administration/texts/${key}`, body);

describe('what the home page says of each business', () => {
  test('R-10 both businesses with both names and their notes, before anybody signs in', async () => {
    const items = await home();
    expect(items.map(({ name, newerName }) => [name, newerName])).toEqual([
      ['职称初定', '考核确定'],
      ['职称确认', '来渝确认'],
    ]);
    for (const { notes } of items) expect(notes).toContain('受理单位');
  });

  test('R-10 the administrator’s wording stands from its day on; earlier versions are kept, each in the audit trail', async () => {
    const lines = await auditLines(api.knex, 'text_published');
    expect(
      (await put('initial_notes', { text: '明年的说明', after: 0, validFrom: '2099-01-01' })).status,
    ).toBe(200);
    expect((await home())[0]?.notesVersion).toBe(0);
    const saved = await put('initial_notes', { text: '新的注意说明', after: 1 });
    expect(saved.body.items.map(({ version }) => version)).toEqual([2, 1, 0]);
    expect((await home())[0]).toMatchObject({ notes: '新的注意说明', notesVersion: 2 });
    expect((await put('confirmation_newer_name', { text: '来江确认', after: 0 })).status).toBe(200);
    expect((await home())[1]).toMatchObject({ name: '职称确认', newerName: '来江确认' });
    expect(await auditLines(api.knex, 'text_published')).toBe(lines + 3);
  });

  test('R-10 of two who write at once the second is told; what is wrong is refused and changes nothing', async () => {
    const both = await Promise.all(
      ['甲说明', '乙说明'].map((text) => put('confirmation_notes', { text, after: 0 })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const before = await home();
    expect((await put('confirmation_notes', { text: '迟到的说明', after: 0 })).body.code).toBe(
      'SETTING_CHANGED',
    );
    expect((await put('initial_name', { text: '名'.repeat(21), after: 0 })).status).toBe(422);
    expect((await put('initial_name', { text: '名称', after: 0, validFrom: '2020-01-01' })).status).toBe(422);
    expect((await put('no_such_text', { text: '名称', after: 0 })).status).toBe(422);
    expect(await home()).toEqual(before);
  });
});
