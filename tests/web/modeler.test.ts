import { afterAll, afterEach, expect, test } from '@jest/globals';
import { diagramIds } from '../../domain/flow.ts';
import { accessFaults, browserOf, closeBrowser, closeVisits, type Visitor } from '../support/browser.ts';
import { Application, hospital } from '../support/builders/application.ts';
import { forgetVersions, restoreRelease } from '../support/builders/changed-review.ts';
import { as, unitId } from '../support/platform.ts';
import { ModelerPage } from './pages/modeler.ts';
import { ReviewPages } from './pages/review.ts';

type Modeling = Visitor & { modeler: ModelerPage };
async function modeling(subject = 'analyst'): Promise<Modeling> {
  const visit = await browserOf(await as(subject));
  return { ...visit, modeler: new ModelerPage(visit.page) };
}

afterEach(closeVisits);
afterAll(async () => {
  await restoreRelease('unit-review');
  for (const diagram of ['confirmation', 'certificate-revocation']) await forgetVersions(diagram);
  await closeBrowser();
});

/** 审核 that passes leads to 复审, which decides before anything is publicized. */
async function drawFurtherReview(modeler: ModelerPage): Promise<void> {
  await modeler.remove('review-outcome-join-publicity');
  const again = await modeler.placeTemplate('复审', 'join-publicity', { right: 100, above: 140 });
  await modeler.connect('review-outcome', again, '通过，送复审');
  await modeler.setCondition('outcome = "publicize"');
  const ask = await modeler.appendGateway(again, '复审结论？');
  await modeler.appendEnd(ask, '复审后办结');
  await modeler.connect(ask, 'join-publicity', '复审通过');
  await modeler.setCondition('outcome = "publicize"');
  await modeler.mend('以“复审结论？ → 复审后办结”为默认分支');
  await modeler.toFinding('分支“复审结论？ → 复审后办结”没有名称');
  await modeler.setName('其他结论');
}

test('R-65 R-61 R-64 R-97 a further review, drawn from its template, mended by a click and deployed, works in the portal without code', async () => {
  const before = await Application.draft();
  await before.submit();
  await before.act(hospital.one, 'sign');
  const { page, modeler, complaints } = await modeling();
  await modeler.open('unit-review');
  await drawFurtherReview(modeler);
  await page.getByText('检查通过').waitFor();
  await modeler.save('用人单位审核后增加复审');
  await page.getByText('第 1 版').first().waitFor();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('发布说明').fill('自下月起增加复审环节');
  await dialog.getByRole('button', { name: '发布', exact: true }).click();
  await dialog.getByText('（正在使用）').waitFor();
  await dialog.getByText('自下月起增加复审环节').waitFor();
  expect(complaints).toEqual([]);

  const application = await Application.draft();
  await application.submit();
  await application.act(hospital.one, 'sign');
  await application.act(hospital.one, 'pass_and_publicize');
  expect((await application.rest()).stateTitle).toBe('待审核');
  const at = `/units/${await unitId(hospital.unit)}/review/initial/${application.id}`;
  const portal = await browserOf(await as(hospital.one), { at });
  const pages = new ReviewPages(portal.page);
  await pages.act('审核通过并公示').click();
  await pages.confirm('确认审核通过并公示');
  await pages.told('已审核通过并公示');
  expect((await application.rest()).stateTitle).toBe('公示中');
  const { body } = await (
    await as('analyst')
  ).get<{
    items: { engineVersion: number }[];
    running: { engineVersion: number; count: number }[];
  }>('/api/diagrams/unit-review/deployments');
  const [now, last] = body.items.map(({ engineVersion }) => engineVersion);
  expect(body.running.map(({ engineVersion }) => engineVersion)).toEqual(expect.arrayContaining([now, last]));
  // What was under way before goes on as it began.
  await before.act(hospital.one, 'pass_and_publicize');
  expect((await before.rest()).stateTitle).toBe('公示中');
}, 120_000);

test.each(diagramIds)('R-60 a %s that is only opened and checked is not changed', async (diagram) => {
  const { page, modeler } = await modeling();
  await modeler.open(diagram);
  expect(await page.locator('.bar').innerText()).not.toContain('有未保存的修改');
  expect(await page.getByRole('button', { name: '保存', exact: true }).isDisabled()).toBe(true);
});

test('R-62 R-63 a faulty drawing is told of at once and never deployed as long as it is faulty; what is drawn can be simulated', async () => {
  const { page, modeler, complaints } = await modeling('administrator');
  await modeler.open('confirmation');
  await modeler.select('terminate');
  await modeler.setName('');
  await page.getByText('1 个问题').waitFor();
  await modeler.save('去掉了名称');
  await page.getByText('第 1 版').first().waitFor();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('发布说明').fill('试发布');
  await dialog.getByRole('button', { name: '发布', exact: true }).click();
  await dialog.getByText('流程图有 1 个问题，改正后才能发布').waitFor();
  await dialog.getByText('环节“terminate”没有名称').waitFor();
  await dialog.getByRole('button', { name: '关闭', exact: true }).click();
  await modeler.toFinding('环节“terminate”没有名称');
  await modeler.setName('终止登记');
  await page.getByText('检查通过').waitFor();
  await page.locator('.bts-toggle-mode').click();
  await page.getByTitle('重新开始模拟').waitFor();
  expect(complaints).toEqual([]);
});

test('R-60 R-85 two versions are compared in colours with a legend, an old one comes back, and no page has a serious fault', async () => {
  const { page, modeler, complaints } = await modeling();
  await modeler.open('certificate-revocation');
  await modeler.select('revoke-certificate');
  await modeler.setName('撤销职称证书');
  await modeler.save('环节改名');
  await page.getByText('第 1 版').first().waitFor();
  await modeler.tab('版本');
  await page.getByRole('link', { name: '与上一版比较' }).click();
  await page.getByRole('button', { name: '修改：撤销职称证书（名称）' }).waitFor();
  expect(await page.locator('.differs-changed[data-element-id="revoke-certificate"]').count()).toBe(2);
  expect(await page.getByRole('list', { name: '图例' }).innerText()).toMatch(/新增\s*删除\s*修改\s*移动/);
  expect(await accessFaults(page)).toEqual([]);
  await page.getByRole('link', { name: '返回编辑' }).click();
  await page.getByText('检查通过').waitFor();
  await modeler.tab('版本');
  await page.getByRole('button', { name: '恢复' }).click();
  await page.getByText('第 2 版').first().waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await page.goto('/modeler');
  await page.getByText('恢复第 0 版').waitFor();
  expect(await accessFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('R-74 whoever does not design is told so', async () => {
  const { page } = await browserOf(await as(hospital.one));
  await page.goto('/modeler');
  await page.getByText('流程设计仅供流程分析员和平台管理员使用').waitFor();
});
