import { afterAll, expect, test } from '@jest/globals';
import { accessFaults, closeBrowser, browserOf } from '../support/browser.ts';
import { Application, hospital } from '../support/builders/application.ts';
import { as, unitId } from '../support/platform.ts';
import { ReviewPages } from './pages/review.ts';

afterAll(closeBrowser);

test('R-90 R-91 a named objection stops the clock until its outcome is entered', async () => {
  const application = await Application.draft();
  await application.submit();
  await application.act(hospital.one, 'sign');
  await application.act(hospital.one, 'pass_and_publicize');
  const at = `/units/${await unitId(hospital.unit)}/review/initial/${application.id}`;
  const { page } = await browserOf(await as(hospital.one), { at });
  const pages = new ReviewPages(page);
  const panel = page.getByRole('region', { name: '公示', exact: true });
  await panel.getByRole('button', { name: '登记实名异议' }).click();
  await pages.confirm('确认登记实名异议');
  await pages.dialog.getByText('请填写异议人姓名').waitFor();
  await pages.dialog.getByLabel('异议人姓名').fill('周正');
  await pages.dialog.getByLabel('异议人联系方式').fill('13512345678');
  await pages.dialog.getByLabel('异议事项').fill('学历真实性');
  await pages.dialog.getByLabel('异议内容').fill('所填学历与本人了解的情况不符');
  expect(await accessFaults(page)).toEqual([]);
  await pages.confirm('确认登记实名异议');

  await panel.getByText('公示暂停计算').waitFor();
  expect((await application.read()).publicity?.stopped).toBe(true);
  await pages.act('退回申报').focus();
  await page
    .getByText(/尚有 1 件实名异议未登记处理结果/)
    .filter({ visible: true })
    .first()
    .waitFor();

  await panel.getByRole('button', { name: '登记异议处理结果' }).click();
  await pages.choose('异议不成立');
  await pages.dialog.getByLabel('核查情况').fill('经向毕业院校核实，学历属实');
  await pages.confirm('确认登记异议处理结果');
  await panel.getByText('经向毕业院校核实，学历属实').waitFor();
  await panel.getByText(/公示中，最早可于/).waitFor();
  expect((await application.rest()).publicity?.stopped).toBe(false);
});
