import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import certificateIssuance from '../../workers/certificate-issuance.ts';
import certificateRevocation from '../../workers/certificate-revocation.ts';
import { bureau } from '../support/builders/application.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { nextKey, type OwnCity, ownCity, ownDocument } from '../support/builders/own-city.ts';
import { type Job, runAtOnce, runJob, runTwice } from '../support/run-job.ts';

let city: OwnCity;
beforeAll(async () => {
  city = await ownCity();
});
afterAll(() => city.drop());

async function certified(): Promise<OwnApplication> {
  const application = await OwnApplication.inReview(city);
  const approvalDocumentId = await ownDocument(city, bureau.unit);
  const input = { applicationId: application.id, approvalDocumentId };
  await runJob(city.knex, certificateIssuance, { input, jobKey: nextKey() });
  await application.act('revoke');
  return application;
}

const jobOf = async ({ id }: OwnApplication, jobKey = nextKey()): Promise<Job> => ({
  input: {
    applicationId: id,
    approvalDocumentId: await ownDocument(city, bureau.unit, { kind: 'revoke' }),
    reason: '弄虚作假',
  },
  jobKey,
});
const done = { output: {} };

describe('certificate-revocation', () => {
  test('R-56 revoking twice succeeds twice and revokes once', async () => {
    const application = await certified();
    expect(await runTwice(city.knex, certificateRevocation, await jobOf(application))).toEqual(done);
    expect(await application.read()).toMatchObject({ state: 'revoked', pending_act: null });
    expect(await application.rows('certificate')).toMatchObject([{ revocation_reason: '弄虚作假' }]);
  });

  test('R-56 runs at once revoke once', async () => {
    const application = await certified();
    expect(await runAtOnce(city.knex, certificateRevocation, await jobOf(application))).toEqual(done);
    expect(await application.read()).toMatchObject({ state: 'revoked' });
  });

  test('R-56 a flow of its own may have lower keys than the one before, as from another engine', async () => {
    const application = await certified();
    expect(await runTwice(city.knex, certificateRevocation, await jobOf(application, '7'))).toEqual(done);
    expect(await application.read()).toMatchObject({ state: 'revoked' });
  });

  test('R-56 what is revoked under another document, or was never issued, is refused both times', async () => {
    const refused = { refused: 'CERTIFICATE_NOT_VALID' };
    const application = await certified();
    await runJob(city.knex, certificateRevocation, await jobOf(application));
    expect(await runTwice(city.knex, certificateRevocation, await jobOf(application))).toEqual(refused);
    const without = await OwnApplication.inReview(city);
    expect(await runTwice(city.knex, certificateRevocation, await jobOf(without))).toEqual(refused);
  });
});
