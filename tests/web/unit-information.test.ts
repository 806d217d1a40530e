import { afterAll, expect, test } from '@jest/globals';
import { accessFaults, closeBrowser, browserOf, phone } from '../support/browser.ts';
import { Application } from '../support/builders/application.ts';
import { newCreditCode, newHandler, newUnit } from '../support/builders/new-unit.ts';
import { choose, unitMenu } from './pages/unit.ts';

afterAll(closeBrowser);

test('R-30 a legal person completes the base information before anything else, and is in the unit centre afterwards', async () => {
  const unit = await newUnit({ complete: false });
  const { page, complaints } = await browserOf(unit.legal, { viewport: phone });
  await page.getByRole('heading', { name: '完善单位基础信息' }).waitFor();
  await page.goto(`/units/${unit.id}/handlers`);
  await page.waitForURL(`**/units/${unit.id}/information`);
  await page.getByText('市属事业单位、大型企事业单位分支机构，选择所在市级行业部门或集团').waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await page.getByLabel('统一社会信用代码').fill('91350100M000100Y44');
  await page.getByRole('button', { name: '提交' }).click();
  const code = page.getByLabel('统一社会信用代码');
  await page.getByRole('alert').getByText('统一社会信用代码校验位不符').first().waitFor();
  expect(await code.getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator(':focus').getAttribute('id')).toBe(await code.getAttribute('id'));
  await code.fill(newCreditCode());
  await page.getByLabel('单位地址').fill('南山区测试路2号');
  await page.getByLabel('联系人').fill('李主任');
  await page.getByLabel('联系电话').fill('023-62000001');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByRole('heading', { name: '今日待办' }).waitFor();
  await page.getByRole('button', { name: '单位菜单' }).click();
  await unitMenu(page).getByRole('link', { name: '经办人与权限' }).click();
  await page.getByRole('heading', { name: '经办人与权限' }).waitFor();
  expect(complaints).toEqual([]);
});

test('R-31 only the competent departments that the rule allows are offered, with the rule, and for the others why not', async () => {
  const unit = await newUnit();
  const { page } = await browserOf(unit.legal, { at: `/units/${unit.id}/information` });
  const department = page.getByLabel('选择主管部门');
  await page.getByText('区县属企事业单位、非公有制单位，请选择所在区县人社局作为主管部门').first().waitFor();
  await department.press('ArrowDown');
  await page.getByRole('option', { name: /^南山区人力资源和社会保障局/ }).waitFor();
  expect(await page.getByRole('option', { name: /卫生健康委员会/ }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByText('没有要找的单位？').click();
  await page
    .getByRole('listitem')
    .filter({ hasText: '北湖区人力资源和社会保障局' })
    .getByText('不是本单位所在南山区的人社局')
    .waitFor();
  await choose(page, '所在区县', '市属');
  await page.getByText('南山区人力资源和社会保障局不能再选').waitFor();
  await choose(page, '选择主管部门', /^江州市卫生健康委员会/);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('单位基础信息已保存').waitFor();
  const { body } = await unit.legal.get(`/api/units/${unit.id}`);
  expect(body).toMatchObject({ district: null, department: '江州市卫生健康委员会' });
});

test('R-32 before signing is switched off the page says what becomes of what lies unsigned, and so it does', async () => {
  const unit = await newUnit();
  const application = await Application.draft({ workUnit: unit.name });
  await application.submit();
  const { page } = await browserOf(unit.legal, { at: `/units/${unit.id}` });
  await page.getByRole('link', { name: /^1\s*待签收$/ }).waitFor();
  await unitMenu(page).getByRole('link', { name: '单位基础信息' }).click();
  await page.getByRole('switch', { name: '启用签收' }).press('Space');
  await page.getByText('现在待签收的申报书（职称初定 1 份）转入待审核').waitFor();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('单位基础信息已保存').waitFor();
  await unitMenu(page).getByRole('link', { name: '今日待办' }).click();
  await page.getByRole('link', { name: /^1\s*待审核$/ }).waitFor();
  expect(await application.read()).toMatchObject({ state: 'to_review' });
});

test('R-32 what somebody else saved meanwhile is never overwritten; it is loaded on asking', async () => {
  const unit = await newUnit();
  const { person } = await newHandler(unit, ['unit_information']);
  const mine = await browserOf(unit.legal, { at: `/units/${unit.id}/information` });
  await mine.page.getByLabel('单位地址').fill('我改的地址');
  const theirs = await browserOf(person, { at: `/units/${unit.id}/information` });
  await theirs.page.getByLabel('单位地址').fill('先存的地址');
  await theirs.page.getByRole('button', { name: '保存' }).click();
  await theirs.page.getByText('单位基础信息已保存').waitFor();
  await mine.page.getByRole('button', { name: '保存' }).click();
  await mine.page.getByText('单位信息已被他人修改').first().waitFor();
  expect(await mine.page.getByLabel('单位地址').inputValue()).toBe('我改的地址');
  await mine.page.getByRole('button', { name: '放弃本页修改，载入最新内容' }).click();
  expect(await mine.page.getByLabel('单位地址').inputValue()).toBe('先存的地址');
});

test('R-33 a business has a contact of its own, or that of the unit', async () => {
  const unit = await newUnit();
  const { page } = await browserOf(unit.legal, { at: `/units/${unit.id}/contacts`, viewport: phone });
  const confirmation = page.getByRole('radiogroup', { name: '职称确认的联系人' });
  await confirmation.getByText('另设联系人').click();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('alert').filter({ hasText: '联系人' }).first().waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await page.getByLabel('联系人', { exact: true }).fill('王老师');
  await page.getByLabel('联系电话').fill('13800000009');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('联系方式已保存').waitFor();
  const { body } = await unit.legal.get(`/api/units/${unit.id}`);
  expect(body.contacts).toEqual({ initial: null, confirmation: { name: '王老师', phone: '13800000009' } });
});
