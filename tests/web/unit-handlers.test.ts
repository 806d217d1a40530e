import { afterAll, expect, test } from '@jest/globals';
import { accessFaults, closeBrowser, browserOf, phone } from '../support/browser.ts';
import { Application } from '../support/builders/application.ts';
import { newHandler, newUnit } from '../support/builders/new-unit.ts';
import { newPerson, sql } from '../support/platform.ts';
import { choose, unitMenu } from './pages/unit.ts';

afterAll(closeBrowser);

test('R-34, R-35 a handler is added by document and name; menus come and go in their open page as they are saved', async () => {
  const unit = await newUnit();
  const name = '周可心';
  const { idNumber, person } = await newPerson(name);
  const theirs = await browserOf(person, { at: '/notices' });
  await theirs.page.getByRole('heading', { name: '通知', exact: true }).waitFor();
  expect(await theirs.page.getByRole('link', { name: '单位中心' }).count()).toBe(0);

  const { page, complaints } = await browserOf(unit.legal, { at: `/units/${unit.id}/handlers` });
  await page.getByRole('button', { name: '新增经办人' }).click();
  await page.getByRole('button', { name: '添加', exact: true }).click();
  await page.getByRole('alert').getByText('请填写证件号码').first().waitFor();
  await choose(page, '证件类型', '护照');
  await page.getByLabel('证件号码').fill(idNumber);
  await page.getByLabel('姓名').fill('另有其人');
  await page.getByRole('button', { name: '添加', exact: true }).click();
  await page.getByText('没有找到证件号码与姓名相符的人员').waitFor();
  await page.getByLabel('姓名').fill(name);
  await page.getByRole('button', { name: '添加', exact: true }).click();

  const dialog = page.getByRole('dialog', { name: `${name}的权限` });
  await dialog.getByText('初定资格审核').click();
  // Live, without reloading: added, but nothing ticked is saved yet.
  await theirs.page.getByRole('link', { name: '单位中心' }).click();
  await theirs.page.getByText('尚未给您分配权限').waitFor();
  await dialog.getByRole('button', { name: '保存' }).click();
  await unitMenu(theirs.page).getByRole('link', { name: '初定资格审核' }).waitFor();
  expect(await unitMenu(theirs.page).getByRole('link', { name: '确认资格审核' }).count()).toBe(0);

  await page.getByRole('button', { name: `设置${name}的权限` }).click();
  await dialog.getByRole('checkbox', { name: '权限管理' }).last().click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await unitMenu(theirs.page).getByRole('link', { name: '经办人与权限' }).click();
  await theirs.page.getByRole('heading', { name: '经办人与权限' }).waitFor();
  await page.getByRole('button', { name: `设置${name}的权限` }).click();
  await dialog.getByRole('checkbox', { name: '权限管理' }).last().click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await theirs.page.getByRole('heading', { name: '您没有“权限管理”权限' }).waitFor();
  await theirs.page.getByRole('link', { name: '返回今日待办' }).click();
  await theirs.page.getByRole('heading', { name: '今日待办' }).waitFor();

  await page.getByRole('button', { name: `移除${name}` }).click();
  await page
    .getByRole('dialog', { name: `移除${name}` })
    .getByRole('button', { name: '移除' })
    .click();
  await theirs.page.getByRole('heading', { name: '您不是该单位的经办人' }).waitFor();
  expect(complaints).toEqual([]);
});

test('R-34 whoever has signed applications is not removed; the page says why and where they are handed over', async () => {
  const unit = await newUnit();
  const { person } = await newHandler(unit, ['initial_review'], '钱有事');
  const application = await Application.draft({ workUnit: unit.name });
  await application.submit();
  const { number } = await application.act(person, 'sign');
  const { page } = await browserOf(unit.legal, { at: `/units/${unit.id}/handlers`, viewport: phone });
  await page.getByRole('cell', { name: '1 份' }).or(page.getByText('1 份')).first().waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '移除钱有事' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
  const refused = page.getByRole('alert').filter({ hasText: '没有移除钱有事' });
  await refused.getByText(number ?? '').waitFor();
  expect(await refused.getByRole('link').count()).toBeGreaterThan(0);
});

test('R-35 two people who tick at once: the second is told and loads what the first saved', async () => {
  const unit = await newUnit();
  const { accountId } = await newHandler(unit, [], '孙同时');
  const { page } = await browserOf(unit.legal, { at: `/units/${unit.id}/handlers` });
  await page.getByRole('button', { name: '设置孙同时的权限' }).click();
  const dialog = page.getByRole('dialog', { name: '孙同时的权限' });
  await dialog.getByText('初定资格审核').click();
  expect(await accessFaults(page)).toEqual([]);
  await unit.legal.put(`/api/units/${unit.id}/handlers/${accountId}/permissions`, {
    permissions: ['confirmation_review'],
  });
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('该经办人的权限已被他人修改').waitFor();
  await dialog.getByRole('button', { name: '放弃本页修改，载入最新内容' }).click();
  await dialog.getByRole('checkbox', { name: '确认资格审核', checked: true }).waitFor();
  expect(await dialog.getByRole('checkbox', { name: '初定资格审核' }).isChecked()).toBe(false);
});

test('R-36 whoever serves one unit is led straight in, whoever serves several chooses', async () => {
  const [one, other] = [await newUnit(), await newUnit()];
  const { person, accountId } = await newHandler(one, ['initial_review']);
  const { page } = await browserOf(person, { at: '/units' });
  await page.waitForURL(`**/units/${one.id}`);
  const { body } = await person.get<{ name: string }>('/api/me');
  expect(body.name).toBe('测试经办人');
  await joins(other, accountId);
  await page.goto('/units');
  await page.getByRole('link', { name: other.name }).waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await page.getByRole('link', { name: other.name }).click();
  await page.waitForURL(`**/units/${other.id}`);
  await page.getByRole('link', { name: '更换单位' }).waitFor();
});

async function joins(unit: Awaited<ReturnType<typeof newUnit>>, accountId: string): Promise<void> {
  await sql(
    `insert into handler (unit_id, account_id, permissions, created_at) values (:unitId, :accountId, '{}', now())`,
    { unitId: unit.id, accountId },
  );
}
