import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../stack/http-client.ts';
import { hospital } from '../support/builders/application.ts';
import { cityOn } from '../support/builders/own-city.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { personAt } from '../support/people.ts';
import { currentUnit, saveUnit, type Unit, unitPath } from '../support/unit-information.ts';

let api: OwnApi;
beforeAll(async () => {
  api = await ownApi();
});
afterAll(() => api.stop());

type Department = { id: string; name: string; allowed: boolean; why: string };
const unit = (name: string): Promise<string> => cityOn(api.knex).unit(name);
const as = (subject: string): Promise<Person> => personAt(api, subject);

describe('the competent department of a unit', () => {
  test('R-31 the rule is the same when asked and when saved', async () => {
    const path = await unitPath(api, '北湖区实验小学');
    const legal = await as('legal-north-school');
    const ask = async (filter: string): Promise<Department[]> =>
      (await legal.get<{ items: Department[] }>(`${path}/departments${filter}`)).body.items;
    for (const filter of ['', '?district=', '?kind=group&district=']) {
      const query = new URLSearchParams(filter);
      for (const { id, allowed, why } of await ask(filter)) {
        const answer = await legal.put<Unit>(path, {
          ...(await currentUnit(api, 'legal-north-school', '北湖区实验小学')),
          ...(query.has('district') ? { district: null } : {}),
          ...(query.has('kind') ? { kind: query.get('kind') ?? '' } : {}),
          departmentId: id,
          // Asked only: nothing is ever saved.
          revision: allowed ? -1 : (await currentUnit(api, 'legal-north-school', '北湖区实验小学')).revision,
        });
        if (allowed) expect(answer.body.code).toBe('UNIT_CHANGED');
        else expect(answer.body.faults).toEqual([{ field: 'departmentId', reason: why }]);
      }
    }
    expect((await legal.get(`${path}/departments?kind=palace`)).status).toBe(422);
  });

  test('R-31 a department that stood before the rule is kept, and none is left out or made up', async () => {
    const kept = await saveUnit(api, hospital.legal, hospital.unit, {});
    expect(kept.status).toBe(200);
    const faults = async (over: Partial<Unit>): Promise<string[] | undefined> =>
      (await saveUnit(api, hospital.legal, hospital.unit, over)).body.faults?.map(({ field }) => field);
    expect(await faults({ departmentId: null })).toEqual(['departmentId']);
    expect(await faults({ departmentId: await unit(hospital.unit) })).toEqual(['departmentId']);
    expect(await faults({ district: '没有区' })).toEqual(['district', 'departmentId']);
    expect(await faults({ kind: 'district_bureau', departmentId: null })).toEqual(['kind', 'departmentId']);
  });
});
