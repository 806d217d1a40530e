import { afterAll, afterEach, expect, test } from '@jest/globals';
import { Application } from '../support/builders/application.ts';
import { newUnit } from '../support/builders/new-unit.ts';
import { accessFaults, browserOf, closeBrowser, closeVisits, phone } from '../support/browser.ts';
import { as } from '../support/platform.ts';

afterEach(closeVisits);
afterAll(closeBrowser);

test('R-74 a unit is closed by naming who takes over; its applications lie with the successor, and the list says so', async () => {
  const [old, next] = [await newUnit(), await newUnit()];
  const application = await Application.draft({ workUnit: old.name });
  await application.submit();
  const at = `/administration/units?search=${encodeURIComponent(old.name)}`;
  const { page, complaints } = await browserOf(await as('administrator'), { at });
  await page.getByRole('button', { name: `停用${old.name}` }).click();
  const dialog = page.getByRole('dialog', { name: `停用${old.name}` });
  await dialog.getByRole('button', { name: '确认停用' }).click();
  await dialog.getByText('请先核实并勾选').waitFor();
  await dialog.getByText('我已核实，确认停用该单位').click();
  await dialog.getByRole('button', { name: '确认停用' }).click();
  await dialog.getByRole('alert').getByText('请选择承接单位').first().waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await dialog.getByLabel('承接单位', { exact: true }).fill(next.name);
  await page.getByRole('option', { name: next.name }).click();
  await dialog.getByLabel('停用原因').fill('根据机构改革方案，职责并入承接单位');
  await dialog.getByRole('button', { name: '确认停用' }).click();
  const row = page.getByRole('article', { name: old.name });
  await row.getByText(`由${next.name}承接`).waitFor();
  expect(await row.getByRole('button').count()).toBe(0);
  expect((await application.read()).pending?.unit).toBe(next.name);
  expect(complaints).toEqual([]);
});

test('R-74 R-31 a unit gets another department only by the rule, and what somebody changed meanwhile is not overwritten', async () => {
  const unit = await newUnit();
  const administrator = await as('administrator');
  const at = `/administration/units?search=${encodeURIComponent(unit.name)}`;
  const { page } = await browserOf(administrator, { at, viewport: phone });
  await page.getByRole('button', { name: `变更${unit.name}` }).click();
  const dialog = page.getByRole('dialog', { name: `变更${unit.name}` });
  await dialog.getByLabel('主管部门').fill('江州大学');
  await page.getByRole('option', { name: '江州大学' }).click();
  await dialog.getByRole('button', { name: '保存变更' }).click();
  await dialog.locator('[data-field="field-departmentId"]').getByRole('alert').waitFor();
  expect(await accessFaults(page)).toEqual([]);
  const { body } = await administrator.get<{ items: { revision: number; departmentId: string }[] }>(
    `/api/administration/units?search=${encodeURIComponent(unit.name)}`,
  );
  const place = { name: unit.name, kind: 'work_unit', district: '南山区', ...body.items[0] };
  const { revision, departmentId, name, kind, district } = place;
  const changed = { name: `${name}甲`, kind, district, departmentId, revision };
  await administrator.put(`/api/administration/units/${unit.id}`, changed);
  await dialog.getByLabel('主管部门').fill('南山区人力');
  await page.getByRole('option', { name: '南山区人力资源和社会保障局' }).click();
  await dialog.getByRole('button', { name: '保存变更' }).click();
  await dialog.getByRole('button', { name: '放弃本页修改，载入最新内容' }).click();
  expect(await dialog.getByLabel('单位名称').inputValue()).toBe(`${name}甲`);
});

test('R-18 the conditions of 初定 are changed in a new version, with the reason at what contradicts itself', async () => {
  const { page, complaints } = await browserOf(await as('administrator'), {
    at: '/administration/eligibility-rules',
  });
  await page.getByRole('button', { name: '修改条件' }).click();
  await page.getByRole('button', { name: '添加一条学历年限' }).click();
  await page.getByRole('button', { name: '发布新版' }).click();
  await page
    .getByRole('alert')
    .getByText(/与第 \d+ 条（本科）重复/)
    .first()
    .waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await page.getByLabel('职称系列').nth(7).fill('卫生');
  await page.getByRole('button', { name: '发布新版' }).click();
  await page.getByText('新版初定条件已发布').waitFor();
  await page.getByText('限卫生系列').waitFor();
  expect(complaints).toEqual([]);
});
