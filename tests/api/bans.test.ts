import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addBan } from '../../database/ban/add-ban.ts';
import { banYear } from '../../domain/ban/ban.ts';
import { bureau, hospital } from '../support/builders/application.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { cityOn } from '../support/builders/own-city.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { accountOf, personAt } from '../support/people.ts';

type Ban = { id: string; applicant: string; reason: string; liftReason: string | null };

let api: OwnApi;
beforeAll(async () => {
  api = await ownApi();
});
afterAll(() => api.stop());

/** The person's application was terminated just now. */
async function terminated(subject: string, reason: string): Promise<void> {
  const { id: applicationId } = await OwnApplication.inReview(cityOn(api.knex));
  const { id } = await accountOf(api.knex, subject);
  await api
    .knex('application')
    .where({ id: applicationId })
    .update({ applicant_id: id, state: 'terminated' });
  const at = new Date();
  await api.knex.transaction((trx) => addBan(trx, { applicationId, year: banYear(at), reason, at }));
}

const apply = async (subject: string): Promise<{ status: number; code: unknown }> => {
  const city = cityOn(api.knex);
  const { status, body } = await (
    await personAt(api, subject)
  ).post('/api/applications', {
    business: 'initial',
    acceptingUnitId: await city.unit(bureau.unit),
    workUnitId: await city.unit(hospital.unit),
  });
  return { status, code: body.code };
};

describe('bans by termination', () => {
  test('R-46 the applicant sees why, the administrator lifts it once, and then they may apply again', async () => {
    await terminated('applicant-5', '材料不实');
    expect(await apply('applicant-5')).toEqual({ status: 409, code: 'BARRED' });
    const own = (await (await personAt(api, 'applicant-5')).get<{ items: Ban[] }>('/api/me/bans')).body.items;
    expect(own).toMatchObject([{ reason: '材料不实' }]);
    const administrator = await personAt(api, 'administrator');
    const listed = (await administrator.get<{ items: Ban[] }>('/api/administration/bans')).body.items;
    const ban = listed.find(({ id }) => id === own[0]?.id);
    expect(ban).toMatchObject({ reason: '材料不实', liftReason: null });
    const path = `/api/administration/bans/${ban?.id}/lift`;
    expect((await administrator.post(path, { reason: ' ' })).status).toBe(422);
    const both = await Promise.all(
      [1, 2].map((n) => administrator.post(path, { reason: `复核后解除 ${n}` })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('BAN_LIFTED_ALREADY');
    expect(await api.knex('audit').where({ action: 'ban_lifted', object_id: ban?.id })).toHaveLength(1);
    expect((await apply('applicant-5')).status).toBe(201);
    expect(
      (await (await personAt(api, 'applicant-5')).get<{ items: Ban[] }>('/api/me/bans')).body.items,
    ).toEqual([]);
  });

  test('R-46 the list is found by name and paged, each once', async () => {
    for (const subject of ['applicant-6', 'applicant-7', 'applicant-8'])
      await terminated(subject, '终止原因');
    const administrator = await personAt(api, 'administrator');
    const found: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const path = `/api/administration/bans?limit=2${next && `&after=${next}`}`;
      const page: { items: Ban[]; next: string | null } = (
        await administrator.get<{ items: Ban[]; next: string | null }>(path)
      ).body;
      found.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(new Set(found).size).toBe(4);
    expect(found).toHaveLength(4);
    const { name } = await accountOf(api.knex, 'applicant-6');
    const named = await administrator.get<{ items: Ban[] }>(`/api/administration/bans?search=${name}`);
    expect(named.body.items.map(({ applicant }) => applicant)).toEqual([name]);
  });
});
