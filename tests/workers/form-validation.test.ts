import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addBan } from '../../database/ban/add-ban.ts';
import formValidation from '../../workers/form-validation.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { nextKey, type OwnCity, ownCity } from '../support/builders/own-city.ts';
import { expectNoChange, firstRun, runAtOnce, runJob, runTwice } from '../support/run-job.ts';

let city: OwnCity;
beforeAll(async () => {
  city = await ownCity();
});
afterAll(() => city.drop());

const jobOf = ({ id }: OwnApplication) => ({ input: { applicationId: id }, jobKey: nextKey() });
const refused = { refused: 'FORM_INVALID' };

describe('form-validation', () => {
  test('R-18 a faulty form is refused both times and recorded once', async () => {
    const application = await OwnApplication.draft(city, {});
    expect(await runTwice(city.knex, formValidation, jobOf(application))).toEqual(refused);
    expect(await application.rows('record')).toMatchObject([{ event: 'form_invalid' }]);
  });

  test('R-18 runs at once record once', async () => {
    const application = await OwnApplication.draft(city, {});
    expect(await runAtOnce(city.knex, formValidation, jobOf(application))).toEqual(refused);
    expect(await application.rows('record')).toHaveLength(1);
  });

  test('R-21 a form found faulty again after the amendment is recorded again', async () => {
    const application = await OwnApplication.draft(city, {});
    await runJob(city.knex, formValidation, jobOf(application));
    await application.rest('amend');
    await runTwice(city.knex, formValidation, jobOf(application));
    expect(await application.rows('record')).toHaveLength(2);
  });

  test('R-19 a bar that came meanwhile is recorded once', async () => {
    const application = await OwnApplication.draft(city);
    await addBan(city.knex, { applicationId: application.id, year: 2026, reason: '弄虚作假', at: firstRun });
    expect(await runTwice(city.knex, formValidation, jobOf(application))).toEqual(refused);
    expect(await application.rows('record')).toMatchObject([
      { opinion: expect.stringContaining('弄虚作假') as unknown },
    ]);
  });

  test('R-18 an attachment that the accepting unit required at submission is asked for', async () => {
    const application = await OwnApplication.draft(city);
    const demands = [{ id: randomUUID(), name: '学历证书', note: '', required: true }];
    await city
      .knex('application')
      .where({ id: application.id })
      .update({ recognition: JSON.stringify({ demands, eligibility: 'warn' }) });
    expect(await runTwice(city.knex, formValidation, jobOf(application))).toEqual(refused);
    expect(await application.rows('record')).toMatchObject([{ opinion: '请上传“学历证书”' }]);
  });

  test('R-18 a sound form passes both times and leaves nothing', async () => {
    const application = await OwnApplication.draft(city);
    expect(await runTwice(city.knex, formValidation, jobOf(application))).toEqual({ output: {} });
    expect(await application.rows('record')).toEqual([]);
  });

  test('R-18 a late run does not speak of a form that is in amendment since', async () => {
    const application = await OwnApplication.draft(city);
    const late = jobOf(application);
    await application.rest('amend');
    await application.change({});
    await expectNoChange(city.knex, () => runJob(city.knex, formValidation, late));
  });
});
