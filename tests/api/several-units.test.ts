import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../stack/http-client.ts';
import { bureau, company, hospital } from '../support/builders/application.ts';
import { unitIdOf } from '../support/builders/own-people.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { personAt } from '../support/people.ts';
import { employ } from '../support/staff.ts';

type Membership = { unitId: string; unitName: string; permissions: { code: string }[] };

let api: OwnApi;
let handler: Person;
let at: { hospital: string; company: string; bureau: string };
beforeAll(async () => {
  api = await ownApi();
  at = {
    hospital: await unitIdOf(api, hospital.unit),
    company: await unitIdOf(api, company.unit),
    bureau: await unitIdOf(api, bureau.unit),
  };
  await employ(api, { unit: company.unit, legal: 'legal-south-technology' }, hospital.two, [
    'confirmation_review',
  ]);
  handler = await personAt(api, hospital.two);
});
afterAll(() => api.stop());

const memberships = async (): Promise<Membership[]> =>
  (await handler.get<{ memberships: Membership[] }>('/api/me')).body.memberships;
const seesTabs = async (unitId: string, business: string): Promise<string | number> => {
  const answer = await handler.get<{ code?: string }>(`/api/units/${unitId}/tabs?business=${business}`);
  return answer.body.code ?? answer.status;
};

describe('a handler who serves several units', () => {
  test('R-36 enters with the personal account and is told each unit to choose from, with what may be done there', async () => {
    const found = await memberships();
    expect(found.map(({ unitId }) => unitId).toSorted()).toEqual([at.hospital, at.company].toSorted());
    const ofCompany = found.find(({ unitId }) => unitId === at.company);
    expect(ofCompany?.permissions.map(({ code }) => code)).toEqual(['confirmation_review']);
  });

  test('R-36 in each unit only what was ticked there counts, and another unit stays closed', async () => {
    expect(await seesTabs(at.hospital, 'initial')).toBe(200);
    expect(await seesTabs(at.company, 'confirmation')).toBe(200);
    expect(await seesTabs(at.company, 'initial')).toBe('PERMISSION_MISSING');
    expect(await seesTabs(at.bureau, 'initial')).toBe('PERMISSION_MISSING');
  });

  test('R-36 removed from one unit, the other stays', async () => {
    const { accountId } = (await handler.get<{ accountId: string }>('/api/me')).body;
    const legal = await personAt(api, 'legal-south-technology');
    const removed = await legal.delete(`/api/units/${at.company}/handlers/${accountId}`);
    expect(removed.status).toBe(200);
    expect((await memberships()).map(({ unitId }) => unitId)).toEqual([at.hospital]);
    expect(await seesTabs(at.company, 'confirmation')).toBe('PERMISSION_MISSING');
  });
});
