import { afterAll, expect, test } from '@jest/globals';
import { accessFaults, closeBrowser, phone, browserOf } from '../support/browser.ts';
import { Application, company, hospital } from '../support/builders/application.ts';
import { as, unitId } from '../support/platform.ts';
import { ReviewPages } from './pages/review.ts';

afterAll(closeBrowser);

const numberOf = async (application: Application): Promise<string> => (await application.read()).number ?? '';

test('R-45 a colleague reads why they cannot handle it, and takes it over', async () => {
  const application = await Application.draft();
  await application.submit();
  await application.act(hospital.one, 'sign');
  const number = await numberOf(application);
  const at = ReviewPages.list(await unitId(hospital.unit), 'all', number);
  const { page } = await browserOf(await as(hospital.two), { at });
  const pages = new ReviewPages(page);
  await pages.row(number).getByRole('link', { name: '查看' }).click();
  expect(await pages.act('审核通过并公示').getAttribute('aria-disabled')).toBe('true');
  await pages.act('审核通过并公示').hover();
  await page.getByText('该申报书由石磊办理').filter({ visible: true }).first().waitFor();
  await pages.act('变更办理人').click();
  await pages.confirm('确认变更办理人');
  await pages.summary.getByText('尹春燕（本人）').waitFor();
  await pages.act('审核通过并公示').and(page.locator(':not([aria-disabled="true"])')).waitFor();
});

test('R-41 of two handlers who sign at once one wins, and the other gets one clear answer', async () => {
  const application = await Application.draft();
  await application.submit();
  const at = `/units/${await unitId(hospital.unit)}/review/initial/${application.id}`;
  const both = await Promise.all([
    browserOf(await as(hospital.one), { at }),
    browserOf(await as(hospital.two), { at }),
  ]);
  const pages = both.map(({ page }) => new ReviewPages(page));
  await Promise.all(pages.map((one) => one.act('签收').waitFor()));
  await Promise.all(pages.map((one) => one.act('签收').click()));
  await Promise.all(pages.map((one) => one.summary.getByText('待审核').waitFor()));
  const alerts = await Promise.all(pages.map((one) => one.alert.count()));
  expect(alerts.toSorted()).toEqual([0, 1]);
  const loser = pages[alerts.indexOf(1)];
  expect(await loser?.alert.textContent()).toMatch(/系统处理中|不能签收|已被他人办理/);
  const events = await application.events();
  expect(events.filter((event) => event === 'sign')).toHaveLength(1);
});

test('R-20 R-44 R-85 where nobody signs, looking begins nothing and opening the review does; on the phone too', async () => {
  const application = await Application.draft({ workUnit: company.unit });
  await application.submit();
  const number = await numberOf(application);
  const at = ReviewPages.list(await unitId(company.unit), 'to_review', number);
  const { page } = await browserOf(await as(company.one), { at, viewport: phone });
  const pages = new ReviewPages(page);
  await pages.row(number).waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await pages.review(number);
  await page.getByText(/已记录开始审核/).waitFor();
  expect((await application.events()).at(-1)).toBe('open');
  expect(await accessFaults(page)).toEqual([]);
  const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');
  expect(wide).toBe(false);
});
