import { afterAll, afterEach, expect, test } from '@jest/globals';
import { accessFaults, browserOf, closeBrowser, closeVisits } from '../support/browser.ts';
import { Application, hospital } from '../support/builders/application.ts';
import {
  restoreRelease,
  saveDrawing,
  versionInForce,
  withFurtherReview,
} from '../support/builders/changed-review.ts';
import { as, unitId } from '../support/platform.ts';
import { ModelerPage } from './pages/modeler.ts';
import { ReviewPages } from './pages/review.ts';

afterEach(closeVisits);
afterAll(async () => {
  await restoreRelease('unit-review');
  await closeBrowser();
});

test('R-95 R-64 R-85 an analyst sees whom a version concerns, deploys it, tries a migration out, orders it and sees what came of it', async () => {
  const from = await versionInForce('unit-review');
  const application = await Application.draft();
  await application.submit();
  await application.act(hospital.one, 'sign');
  const number = (await application.read()).number ?? '';
  await saveDrawing('unit-review', await withFurtherReview(), '用人单位审核后增加复审');

  const { page, complaints } = await browserOf(await as('analyst'));
  await new ModelerPage(page).open('unit-review');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const deploying = page.getByRole('dialog', { name: /^发布第/ });
  const impact = deploying.getByRole('region', { name: '发布的影响' });
  await impact.getByText('新增：复审', { exact: true }).waitFor();
  const row = impact.getByRole('row', { name: /^审核/ });
  await row.first().waitFor();
  expect(await row.first().innerText()).toMatch(/自动对应（审核）[\s\S]*南山区人民医院 \d+ 份/);
  expect(await accessFaults(page)).toEqual([]);
  await deploying.getByLabel('发布说明').fill('自本月起实行复审');
  await deploying.getByRole('button', { name: '发布', exact: true }).click();

  await deploying.getByRole('button', { name: `迁移引擎版本 ${from} 上的申报书` }).click();
  const migrating = page.getByRole('dialog', { name: /^迁移引擎版本/ });
  await migrating.getByLabel('“审核”对应').waitFor();
  await migrating.getByRole('button', { name: '试算' }).click();
  const run = migrating.getByRole('region', { name: '试算结果' });
  await run
    .getByText(/可迁移 \d+ 份/)
    .first()
    .waitFor();
  // Of many only the first are listed.
  await run.getByLabel('按申报编号或姓名查找').fill(number);
  await run.getByLabel('按申报编号或姓名查找').press('Enter');
  await run.getByRole('checkbox').nth(1).waitFor({ state: 'detached' });
  await run.getByLabel(new RegExp(`${number}.*审核 → 审核`)).check();
  await migrating.getByLabel('迁移原因').fill('自本月起实行复审');
  expect(await accessFaults(page)).toEqual([]);
  await migrating.getByRole('button', { name: '迁移选中的 1 份' }).click();
  const result = migrating.getByRole('region', { name: '迁移结果' });
  await result.getByText('已迁移 1 份，未迁移 0 份').waitFor();
  expect(await result.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringMatching(new RegExp(`${number}[\\s\\S]*已执行[\\s\\S]*审核 → 审核`)),
  ]);
  await migrating.getByRole('button', { name: '关闭', exact: true }).click();
  await deploying.getByRole('region', { name: '迁移记录' }).getByText('自本月起实行复审').first().waitFor();
  expect(await accessFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);

  const at = `/units/${await unitId(hospital.unit)}/review/initial/${application.id}`;
  const portal = await browserOf(await as(hospital.one), { at });
  const pages = new ReviewPages(portal.page);
  await pages.act('审核通过并公示').click();
  await pages.confirm('确认审核通过并公示');
  await pages.told('已审核通过并公示');
  // 复审, as the new version has it.
  expect((await application.rest()).stateTitle).toBe('待审核');
}, 120_000);
