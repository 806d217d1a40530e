import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cityOn } from '../support/builders/own-city.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { auditLines, personAt } from '../support/people.ts';

type Setting = { business: string; enabled: boolean; instructions: string; revision: number };
const bureau = '南山区人力资源和社会保障局';
const texts = { information: '受理南山区所属单位', instructions: '请按属地原则申报', publicityAgain: true };

let api: OwnApi;
let path: string;
beforeAll(async () => {
  api = await ownApi();
  path = `/api/units/${await cityOn(api.knex).unit(bureau)}/recognition-settings`;
});
afterAll(() => api.stop());

const setting = async (business: string): Promise<Setting> => {
  const handler = await personAt(api, 'handler-south-bureau-1');
  const { items } = (await handler.get<{ items: Setting[] }>(path)).body;
  const found = items.find((one) => one.business === business);
  if (!found) throw new Error(`no setting of ${business}`);
  return found;
};
const offered = async (business: string): Promise<{ name: string }[]> =>
  (
    await (
      await personAt(api, 'applicant-1')
    ).get<{ items: { name: string }[] }>(`/api/accepting-units?business=${business}`)
  ).body.items;

describe('how an accepting unit takes applications', () => {
  test('R-51 what is switched off is offered to no applicant, and taken by no new application', async () => {
    const handler = await personAt(api, 'handler-south-bureau-1');
    const { revision } = await setting('confirmation');
    const off = await handler.put(`${path}/confirmation`, { ...texts, enabled: false, revision });
    expect(off.status).toBe(200);
    expect((await offered('confirmation')).map(({ name }) => name)).not.toContain(bureau);
    expect((await offered('initial')).map(({ name }) => name)).toContain(bureau);
    const city = cityOn(api.knex);
    const refused = await (
      await personAt(api, 'applicant-3')
    ).post('/api/applications', {
      business: 'confirmation',
      acceptingUnitId: await city.unit(bureau),
      workUnitId: await city.unit('南山区人民医院'),
    });
    expect([refused.status, refused.body.code]).toEqual([409, 'ACCEPTING_UNIT_CLOSED']);
  });

  test('R-11 R-12 applicants see what the unit says of itself, and whom to ask', async () => {
    const handler = await personAt(api, 'handler-south-bureau-1');
    const { revision } = await setting('initial');
    await handler.put(`${path}/initial`, { ...texts, enabled: true, revision });
    expect((await offered('initial')).find(({ name }) => name === bureau)).toMatchObject({
      district: '南山区',
      department: '江州市人力资源和社会保障局',
      information: texts.information,
      instructions: texts.instructions,
      contact: { name: '周立群', phone: '023-62880101' },
    });
  });

  test('R-51 of two who save at once one wins, and the other is told; only what changed is in the audit trail', async () => {
    const { revision } = await setting('initial');
    const before = await auditLines(api.knex, 'recognition_saved');
    const saves = await Promise.all(
      ['handler-south-bureau-1', 'handler-south-bureau-2'].map(async (subject) =>
        (await personAt(api, subject)).put(`${path}/initial`, {
          ...texts,
          instructions: `由 ${subject} 修改`,
          enabled: true,
          revision,
        }),
      ),
    );
    expect(saves.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(saves.find(({ status }) => status === 409)?.body.code).toBe('SETTING_CHANGED');
    expect(await auditLines(api.knex, 'recognition_saved')).toBe(before + 1);
    const row = await api
      .knex('audit')
      .where({ action: 'recognition_saved' })
      .orderBy('id', 'desc')
      .first<{ after: object }>();
    expect(Object.keys(row.after).toSorted()).toEqual(['instructions', 'revision']);
  });

  test('R-51 a unit is not opened without a word to applicants', async () => {
    const handler = await personAt(api, 'handler-south-bureau-1');
    const { revision } = await setting('initial');
    const answer = await handler.put<{ faults: object[] }>(`${path}/initial`, {
      ...texts,
      instructions: ' ',
      enabled: true,
      revision,
    });
    expect([answer.status, answer.body.faults]).toEqual([
      422,
      [{ field: 'instructions', reason: '启用前请填写申报说明' }],
    ]);
    expect(await setting('initial')).toMatchObject({ revision });
  });

  test('R-50 a unit without the authority has no such settings', async () => {
    const own = `/api/units/${await cityOn(api.knex).unit('南山区卫生健康委员会')}/recognition-settings`;
    const legal = await personAt(api, 'legal-south-health');
    expect((await legal.get(own)).body.code).toBe('NO_AUTHORITY');
  });
});
