import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { writeNoticeText } from '../../../database/notice/texts.ts';
import { noteDeliveries } from '../../../database/notice/deliveries.ts';
import { savePreferences } from '../../../database/notice/preferences.ts';
import { query } from '../../../database/query.ts';
import { crontab } from '../../../workers/outbox/crontab.ts';
import { unitDigest } from '../../../workers/outbox/unit-digest.ts';
import { weeklyDigests } from '../../../workers/outbox/weekly-digests.ts';
import { hospital } from '../../support/builders/application.ts';
import { OwnApplication } from '../../support/builders/own-application.ts';
import { newApplicant, type OwnCity, ownCity } from '../../support/builders/own-city.ts';
import { expectNoChange } from '../../support/run-job.ts';

/** A Monday, half past eight in Chongqing. */
const monday = new Date('2026-03-16T00:30:00Z');

let city: OwnCity;
let unitId: string;
beforeAll(async () => {
  city = await ownCity();
  unitId = await city.unit(hospital.unit);
});
afterAll(() => city.drop());
beforeEach(async () => {
  await city.knex('notice').delete();
  await city.knex('application').update({ state: 'abandoned', unit_id: null, handler_id: null });
});

const meansAt = (now: Date) => ({ knex: city.knex, clock: { now: () => now }, engine: undefined as never });
const digest = (now = monday, of = '2026-03-16'): Promise<void> =>
  unitDigest(meansAt(now))({ unitId, monday: of }, { retried: false });
const order = (now = monday): Promise<void> => weeklyDigests(meansAt(now))({ _cron: {} }, { retried: false });
const notices = (): Promise<{ id: string; text: string; unit_id: string; application_id: null }[]> =>
  city.knex('notice').where({ kind: 'weekly_digest' }).orderBy('created_at');
const ordered = (): Promise<{ key: string }[]> =>
  query(city.knex, `select key from graphile_worker.jobs where task_identifier = 'unit-digest' order by key`);

describe('the weekly digest', () => {
  test('R-99 one notice to the unit: what waits, since when, what stands still and why', async () => {
    const application = await OwnApplication.inReview(city);
    await city.knex('application').where({ id: application.id }).update({ number: 'CD2026-000042' });
    await digest();
    expect(await notices()).toMatchObject([
      {
        unit_id: unitId,
        application_id: null,
        text:
          '南山区人民医院本周待办汇总：职称初定：待审核 1 份。最早的自 2026-03-02 起等待办理。' +
          '停滞 1 份：CD2026-000042（5 个工作日以上无人办理）。',
      },
    ]);
  });

  test('R-99 reckoned by the platform’s clock: on the same day nothing stands still yet', async () => {
    await OwnApplication.inReview(city);
    await digest(new Date('2026-03-03T00:30:00Z'));
    expect((await notices())[0]?.text).not.toContain('停滞');
  });

  test('R-99 publicities that end this week, and no others', async () => {
    for (const [end, earliest] of [
      ['2026-03-16', '2026-03-17'],
      ['2026-03-20', '2026-03-23'],
      ['2026-03-23', '2026-03-24'],
    ]) {
      const application = await OwnApplication.inReview(city);
      await city.knex('publicity').insert({
        application_id: application.id,
        unit_id: unitId,
        working_days: 5,
        start_date: '2026-03-09',
        end_date: end,
        earliest_report_date: earliest,
        provisional: false,
        calendar_revision: 1,
        public_view: {},
        job_key: 1,
        created_at: monday,
      });
      await application.rest('publicity');
    }
    await digest();
    expect((await notices())[0]?.text).toBe(
      '南山区人民医院本周待办汇总：职称初定：公示中 3 份。本周公示期满 2 份。',
    );
  });

  test('R-99 ordered twice, or by several processes at once, it is there once; the next week has its own', async () => {
    await OwnApplication.inReview(city);
    await Promise.all([digest(), digest(), digest()]);
    await expectNoChange(city.knex, () => digest());
    expect(await notices()).toHaveLength(1);
    await digest(new Date('2026-03-23T00:30:00Z'), '2026-03-23');
    expect(await notices()).toHaveLength(2);
  });

  test('R-99 quiet where there is nothing to say', async () => {
    await expectNoChange(city.knex, () => digest());
  });

  test('R-99 it is ordered for units with which something rests, each once, for the week of the platform’s clock', async () => {
    await OwnApplication.inReview(city);
    await Promise.all([order(), order(new Date('2026-03-19T00:30:00Z'))]);
    expect(await ordered()).toEqual([{ key: `unit-digest-${unitId}-2026-03-16` }]);
  });

  test('R-99 the administrator’s text is used', async () => {
    await OwnApplication.inReview(city);
    const accountId = await newApplicant(city);
    const text = '【{unit}】{summary}';
    await writeNoticeText(city.knex, { kind: 'weekly_digest', after: 0, text, accountId, at: monday });
    await digest(new Date('2026-03-30T00:30:00Z'), '2026-03-30');
    expect((await notices())[0]?.text).toMatch(/^【南山区人民医院】职称初定：待审核 1 份。/);
    await city.knex('notice_text').delete();
  });

  test('R-80, R-99 by mail to everybody who reviews in the unit, by SMS to its contact', async () => {
    await OwnApplication.inReview(city);
    const people = await query<{ account_id: string; subject: string }>(
      city.knex,
      'select h.account_id, a.subject from handler h join account a on a.id = h.account_id where h.unit_id = :unitId order by a.subject',
      { unitId },
    );
    for (const { account_id: id, subject } of people)
      await savePreferences(city.knex, id, { email: `${subject}@example.cn`, mail: true, sms: true }, monday);
    await city
      .knex('handler')
      .where({ account_id: people[1]?.account_id })
      .update({ permissions: ['unit_information'] });
    await digest();
    const [notice] = await notices();
    const sent = await noteDeliveries(city.knex, notice?.id ?? '', ['mail', 'sms']);
    expect(sent.map(({ channel, recipient }) => [channel, recipient])).toEqual([
      ['mail', `${people[0]?.subject}@example.cn`],
      ['sms', expect.stringMatching(/^023-/)],
    ]);
  });

  test('R-99 the queue orders it on Monday at half past eight in Chongqing, which is half past midnight in UTC', () => {
    const [item] = crontab();
    const at = (dow: number, hour: number, min: number) =>
      item?.match({ min, hour, date: 16, month: 3, dow });
    expect(item?.task).toBe('weekly-digests');
    expect([at(1, 0, 30), at(1, 0, 31), at(1, 8, 30), at(2, 0, 30), at(0, 0, 30)]).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
