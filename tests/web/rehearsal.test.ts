import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { accessFaults, browserOf, closeBrowser, closeVisits, desktop, phone } from '../support/browser.ts';
import { Application, company } from '../support/builders/application.ts';
import { withReviewDrawnAnew, withTurnedAmendment } from '../support/builders/drafts.ts';
import { forgetDrafts, halfRehearsed, saveDraft } from '../support/builders/rehearsals.ts';
import { as, sql } from '../support/platform.ts';
import { readDiagram } from '../support/released-diagrams.ts';
import { waitFor } from '../support/wait-for.ts';

const reason = '不具备申报条件';
let returned: Application;
let abandoned: Application;
let number: string;

beforeAll(async () => {
  returned = await Application.draft({ workUnit: company.unit });
  await returned.submit();
  await returned.act(company.one, 'return', { to: 'applicant', reason });
  await returned.act(returned.applicant, 'resubmit');
  await returned.act(company.one, 'terminate', { reason });
  number = (await returned.read()).number ?? '';
  abandoned = await Application.draft({ workUnit: company.unit });
  await abandoned.submit();
  await abandoned.act(abandoned.applicant, 'withdraw');
  await abandoned.act(abandoned.applicant, 'abandon');
  for (const { id } of [returned, abandoned])
    await waitFor('the monitor to know its end', () =>
      sql(
        `select 1 from monitor_instance where application_id = :id and parent_key is null and state = 'completed'`,
        { id },
      ),
    );
}, 60_000);
afterEach(closeVisits);
afterAll(async () => {
  await forgetDrafts();
  await closeBrowser();
});

const opened = async (page: Page, diagram: string, version: number): Promise<void> => {
  await page.goto(`/modeler#/${diagram}/${version}`);
  await page.getByText('检查通过').waitFor();
  await page.getByRole('button', { name: '试运行', exact: true }).click();
};
/** Against the few that have ended last: others may have left hundreds. */
const start = async (page: Page): Promise<void> => {
  await page.getByLabel('最近办结的申报书（份）').fill('10');
  await page.getByRole('button', { name: '开始试运行' }).click();
  await page.getByText('全部走完').waitFor({ timeout: 90_000 });
};

test('R-96 R-85 from the button to the report: what ends otherwise, where, and for whom; a click leads there', async () => {
  const draft = withTurnedAmendment(await readDiagram('initial-recognition'));
  const version = await saveDraft('initial-recognition', draft);
  const { page, complaints } = await browserOf(await as('administrator'), { viewport: desktop });
  await opened(page, 'initial-recognition', version);
  await start(page);
  const other = page.locator('.ways > li.other').filter({ hasText: number });
  await other.getByText(/终点不同：当时为“已终止”，此次为“已放弃”/).waitFor();
  await other.getByText('当时走“再次提交”，此次走“再次提交即放弃”').waitFor();
  await other.getByRole('button', { name: '是否再次提交？' }).click();
  await page
    .locator('.djs-element.selected[data-element-id="amendment-outcome"]')
    .waitFor({ state: 'attached' });
  await other.getByText('申报书编号').click();
  expect(await accessFaults(page)).toEqual([]);
  await other.getByRole('link', { name: number }).click();
  await page.waitForURL(`**/applications/${returned.id}`);
  expect(complaints).toEqual([]);
}, 180_000);

test('R-96 a new human step asks for what it is taken for, and the report says so, also on the phone', async () => {
  const draft = withReviewDrawnAnew(await readDiagram('unit-review'));
  const version = await saveDraft('unit-review', draft);
  const { page, complaints } = await browserOf(await as('analyst'), { viewport: phone });
  await opened(page, 'unit-review', version);
  await page.getByLabel('新环节“审核”视作').selectOption('终止申报');
  await start(page);
  await page.getByText('“审核”没有记录，视作“终止申报”').first().waitFor();
  const same = page.locator('.ways > li.same').filter({ hasText: number });
  await same.getByText('终点不变：“已终止”').waitFor();
  expect(await accessFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
}, 180_000);

test('R-96 what is unfolded of a way stays so while others come before it', async () => {
  const version = await saveDraft('confirmation', await readDiagram('confirmation'));
  const { finish } = await halfRehearsed('confirmation', version, [returned.id, abandoned.id]);
  const { page } = await browserOf(await as('administrator'), { viewport: desktop });
  await opened(page, 'confirmation', version);
  await page.getByText('已走完 1 种').waitFor();
  await page.getByText('申报书编号').click();
  await page.getByRole('link', { name: number }).waitFor();
  await finish();
  await page.locator('.ways > li.other').waitFor();
  await page.getByText('全部走完').waitFor();
  await page.getByRole('link', { name: number }).click();
  await page.waitForURL(`**/applications/${returned.id}`);
});
