import { afterAll, expect, test } from '@jest/globals';
import { Application, hospital } from '../support/builders/application.ts';
import { accessFaults, browserOf, closeBrowser, isTooWide, phone } from '../support/browser.ts';
import { newPerson } from '../support/platform.ts';

afterAll(closeBrowser);

/** One that lies with the hospital, and a draft of the other business. */
async function two(): Promise<{ running: Application; draft: Application }> {
  const { person } = await newPerson();
  const running = await Application.draft({ applicant: person });
  await running.submit();
  await running.act(hospital.one, 'sign');
  return { running, draft: await Application.draft({ applicant: person, business: 'confirmation' }) };
}

test('R-04 each says its state, who has it with a telephone to call, and what happened last', async () => {
  const { running } = await two();
  const { page } = await browserOf(running.applicant, { at: '/applications', viewport: phone });
  const card = page.getByRole('article').filter({ hasText: '签收申报书' });
  await card.getByText('待审核').waitFor();
  await card.getByText(`${hospital.unit} 石磊`).waitFor();
  expect(await card.getByRole('link', { name: '023-62770100' }).getAttribute('href')).toBe(
    'tel:023-62770100',
  );
  expect(await isTooWide(page)).toBe(false);
  expect(await accessFaults(page)).toEqual([]);
});

test('R-04 R-83 filters stand in the address, survive a reload, and narrow the spreadsheet too', async () => {
  const { running } = await two();
  const { page } = await browserOf(running.applicant, { at: '/applications' });
  const cards = page.getByRole('article');
  await cards.nth(1).waitFor();
  // By keyboard, as whoever sees no arrow chooses.
  await page.getByRole('combobox', { name: '状态' }).press('Enter');
  await page.getByRole('option', { name: '草稿', exact: true }).click();
  await page.getByText('共 1 份').waitFor();
  expect(new URL(page.url()).search).toBe('?state=draft');
  await page.reload();
  await cards.first().waitFor();
  expect(await cards.count()).toBe(1);
  const link = page.getByRole('link', { name: '导出 Excel' });
  expect(await link.getAttribute('href')).toBe('/api/applications.xlsx?state=draft');
  const download = page.waitForEvent('download');
  await link.click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
});

test('R-04 a draft is gone on with, or deleted after being asked', async () => {
  const { draft } = await two();
  const { page } = await browserOf(draft.applicant, { at: '/applications' });
  const card = page.getByRole('article').filter({ hasText: '草稿' });
  expect(await card.getByRole('link', { name: '继续填写' }).getAttribute('href')).toBe(
    `/applications/${draft.id}/edit`,
  );
  await card.getByRole('button', { name: '删除草稿' }).click();
  await page
    .getByRole('dialog', { name: '删除这份草稿？' })
    .getByRole('button', { name: '删除草稿', exact: true })
    .click();
  await page.getByText('共 1 份').waitFor();
  expect((await draft.applicant.get(`/api/applications/${draft.id}`)).status).toBe(404);
});

test('R-80 in the personal centre notices are ordered by mail only with an address', async () => {
  const { person } = await newPerson();
  const { page } = await browserOf(person, { at: '/me' });
  const section = page.getByRole('region', { name: '通知方式' });
  await section.getByText('邮件', { exact: true }).click();
  await section.getByRole('button', { name: '保存' }).click();
  await section.getByRole('alert').getByText('接收邮件须填写电子邮箱').waitFor();
  await section.getByLabel('电子邮箱').fill('someone@example.com');
  await section.getByRole('button', { name: '保存' }).click();
  await page.getByText('通知方式已保存').waitFor();
  expect((await person.get('/api/me/notice-preferences')).body).toMatchObject({
    mail: true,
    email: 'someone@example.com',
  });
  await page.getByRole('region', { name: '申报限制' }).getByText('本年度没有申报限制').waitFor();
});
