import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Application, approvalDocument, bureau } from '../support/builders/application.ts';
import { buildPerson } from '../support/builders/forms.ts';
import { accessFaults, browserOf, closeBrowser, isTooWide, phone, visitor } from '../support/browser.ts';
import { pdfPages } from '../support/pdf-text.ts';

let application: Application;
let number: string;
beforeAll(async () => {
  application = await (await Application.draft()).toBatch();
  await application.act(bureau.one, 'issue', { approvalDocumentId: await approvalDocument() });
  const { body } = await application.applicant.get<{ items: { number: string }[] }>('/api/certificates');
  number = body.items[0]?.number ?? '';
});
afterAll(closeBrowser);

test('R-05 a certificate is looked at and taken away as PDF with its number', async () => {
  const { page } = await browserOf(application.applicant, { at: '/certificates' });
  await page.getByText('有效', { exact: true }).waitFor();
  await page.getByRole('button', { name: '查看证书' }).click();
  await page.getByRole('img', { name: `职称证书 ${number} 第 1 页` }).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载证书' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`职称证书${number}.pdf`);
  const bytes = await readFile(await file.path());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await pdfPages(bytes)).join('')).toContain(number);
  expect(await accessFaults(page)).toEqual([]);
});

test('R-57 anyone verifies it by its number on a page that needs no script, on the phone', async () => {
  const { page } = await visitor(phone, { scripts: false });
  await page.goto(`/verify?number=${encodeURIComponent(number)}`);
  expect(await page.getByLabel('证书编号').inputValue()).toBe(number);
  await page.getByLabel('持证人姓名').fill('陈静');
  await page.getByLabel('证件号码后四位').fill(buildPerson().idNumber.slice(-4));
  await page.getByRole('button', { name: '核验' }).click();
  await page.getByText('证书有效').waitFor();
  expect(await page.getByText('陈静').count()).toBe(0);
});

test('R-57 R-85 the public page has no serious fault and fits the phone', async () => {
  const { page } = await visitor(phone);
  await page.goto('/verify');
  expect(await accessFaults(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
});

test('R-05 R-56 revoked, it says so and since when, with the way to the reason', async () => {
  const approvalDocumentId = await approvalDocument('revoke');
  await application.act(bureau.one, 'revoke', { approvalDocumentId, reason: '原职称证书系伪造' });
  const { page } = await browserOf(application.applicant, { at: '/certificates', viewport: phone });
  await page.getByText(/本证书已于 \d{4}-\d{2}-\d{2} 撤销/).waitFor();
  expect(await page.getByRole('link', { name: '申报书的办理记录' }).getAttribute('href')).toBe(
    `/applications/${application.id}`,
  );
  expect(await isTooWide(page)).toBe(false);
  expect(await accessFaults(page)).toEqual([]);
});
