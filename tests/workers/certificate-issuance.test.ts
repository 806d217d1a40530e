import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { publishDocument } from '../../database/approval-document/documents.ts';
import certificateIssuance from '../../workers/certificate-issuance.ts';
import { bureau } from '../support/builders/application.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { nextKey, type OwnCity, ownCity, ownDocument } from '../support/builders/own-city.ts';
import { expectNoChange, firstRun, runAtOnce, runJob, runTwice } from '../support/run-job.ts';

let city: OwnCity;
beforeAll(async () => {
  city = await ownCity();
});
afterAll(() => city.drop());

const jobOf = ({ id }: OwnApplication, approvalDocumentId: string) => ({
  input: { applicationId: id, approvalDocumentId },
  jobKey: nextKey(),
});
const refused = { refused: 'APPROVAL_DOCUMENT_NOT_USABLE' };

describe('certificate-issuance', () => {
  test('R-54 issuing twice gives one certificate and one number', async () => {
    const application = await OwnApplication.inReview(city);
    const job = jobOf(application, await ownDocument(city, bureau.unit));
    const answer = await runTwice(city.knex, certificateIssuance, job);
    const [certificate, ...others] = await application.rows('certificate');
    expect(answer).toEqual({ output: { certificateNumber: certificate?.number } });
    expect(others).toEqual([]);
    expect(await application.read()).toMatchObject({ state: 'completed' });
  });

  test('R-54 runs at once give one certificate, and no number is lost', async () => {
    const application = await OwnApplication.inReview(city);
    const counted = (): Promise<unknown[]> => city.knex('counter').sum('value as sum');
    const before = await counted();
    await runAtOnce(city.knex, certificateIssuance, jobOf(application, await ownDocument(city, bureau.unit)));
    expect(await application.rows('certificate')).toHaveLength(1);
    const sum = Number((before[0] as { sum: string | null }).sum ?? 0);
    expect(await counted()).toEqual([{ sum: String(sum + 1) }]);
  });

  test('R-54 another job finds the certificate that is there', async () => {
    const application = await OwnApplication.inReview(city);
    const document = await ownDocument(city, bureau.unit);
    const answer = await runJob(city.knex, certificateIssuance, jobOf(application, document));
    await expectNoChange(city.knex, async () => {
      expect(await runJob(city.knex, certificateIssuance, jobOf(application, document))).toEqual(answer);
    });
  });

  test('R-52 a document that is not published is refused both times', async () => {
    const application = await OwnApplication.inReview(city);
    const document = await ownDocument(city, bureau.unit, { published: false });
    expect(await runTwice(city.knex, certificateIssuance, jobOf(application, document))).toEqual(refused);
  });

  test('R-55 a refused job that comes again late issues nothing, though its document is usable now', async () => {
    const application = await OwnApplication.inReview(city);
    const document = await ownDocument(city, bureau.unit, { published: false });
    const job = jobOf(application, document);
    await runJob(city.knex, certificateIssuance, job);
    await application.rest('held');
    await publishDocument(city.knex, document, firstRun);
    await expectNoChange(city.knex, async () => {
      expect(await runJob(city.knex, certificateIssuance, job)).toEqual(refused);
    });
  });

  test('R-56 a late run does not wipe out a revocation that is under way', async () => {
    const application = await OwnApplication.inReview(city);
    const job = jobOf(application, await ownDocument(city, bureau.unit));
    const answer = await runJob(city.knex, certificateIssuance, job);
    await application.act('revoke');
    await expectNoChange(city.knex, async () => {
      expect(await runJob(city.knex, certificateIssuance, job)).toEqual(answer);
    });
  });
});
