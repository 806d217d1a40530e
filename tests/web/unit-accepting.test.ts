import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import { accessFaults, closeBrowser, browserOf, phone } from '../support/browser.ts';
import { pdfBytes } from '../support/builders/files.ts';
import { newHandler, newUnit } from '../support/builders/new-unit.ts';
import { newPerson } from '../support/platform.ts';
import { unitMenu } from './pages/unit.ts';

afterAll(closeBrowser);
const accepting = () =>
  newUnit({
    kind: 'municipal_department',
    district: null,
    department: '江州市人力资源和社会保障局',
    issues: true,
  });

test('R-50 a unit without the authority to issue certificates has none of these menus, nor their ticks', async () => {
  const unit = await newUnit();
  await newHandler(unit, ['initial_review'], '吴权限');
  const { page } = await browserOf(unit.legal, { at: `/units/${unit.id}/handlers` });
  await page.getByRole('button', { name: '设置吴权限的权限' }).click();
  const tick = page.getByRole('checkbox', { name: '认定申报设置' });
  await tick.waitFor();
  expect(await tick.isDisabled()).toBe(true);
  expect(await unitMenu(page).getByRole('link', { name: '核准文件发布' }).count()).toBe(0);
});

test('R-51 what an accepting unit sets is what applicants see: demands in order, required or not; enabled only when whole', async () => {
  const unit = await accepting();
  const { person: applicant } = await newPerson();
  const { page, complaints } = await browserOf(unit.legal, { at: `/units/${unit.id}/recognition-settings` });
  await page.getByText('本业务尚未设置').waitFor();
  await page.getByRole('switch', { name: '启用申报' }).press('Space');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('alert').getByText('启用申报前请填写申报须知').first().waitFor();
  await page.getByLabel('咨询电话').fill('023-61234567');
  await page.getByLabel('申报须知').fill('一、材料须为原件扫描。\n二、逾期不予受理。');
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('二、逾期不予受理。').filter({ visible: true }).last().waitFor();
  for (const name of ['学历证书', '论文']) {
    await page.getByRole('button', { name: '增加一项' }).press('Enter');
    await page.getByLabel('附件名称').last().and(page.locator(':focus')).waitFor();
    await page.keyboard.type(name);
  }
  await page.getByRole('button', { name: '上移论文' }).press('Enter');
  await page.getByRole('listitem', { name: '论文' }).getByText('必传').click();
  expect(await accessFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('认定申报设置已保存').waitFor();
  const { body } = await applicant.get<{ demands: object[]; instructions: string }>(
    `/api/accepting-units/${unit.id}/initial`,
  );
  expect(body.instructions).toContain('逾期不予受理');
  expect(body.demands).toMatchObject([
    { name: '论文', required: false },
    { name: '学历证书', required: true },
  ]);
  expect(complaints).toEqual([]);
});

test('R-51 nobody leaves what is not saved without having been asked, not even for the other business', async () => {
  const unit = await accepting();
  const { page } = await browserOf(unit.legal, {
    at: `/units/${unit.id}/recognition-settings`,
    viewport: phone,
  });
  await page.getByLabel('受理科室').fill('职称科');
  await page.getByRole('link', { name: '职称确认' }).click();
  await page.getByRole('dialog', { name: '尚未保存' }).getByRole('button', { name: '继续编辑' }).click();
  expect(await page.getByLabel('受理科室').inputValue()).toBe('职称科');
  expect(await page.getByRole('link', { name: '职称初定' }).getAttribute('aria-current')).toBe('page');
  await page.getByRole('button', { name: '单位菜单' }).click();
  await unitMenu(page).getByRole('link', { name: '核准文件发布' }).click();
  await page.getByRole('dialog', { name: '尚未保存' }).getByRole('button', { name: '放弃修改' }).click();
  await page.getByRole('heading', { name: '核准文件发布' }).waitFor();
  expect(await accessFaults(page)).toEqual([]);
});

test('R-52 an approval document is made with its file and published; from then on it is only read, or withdrawn', async () => {
  const unit = await accepting();
  const number = `测人社职〔2026〕${randomUUID().slice(0, 6)}`;
  const { page, complaints } = await browserOf(unit.legal, { at: `/units/${unit.id}/approval-documents` });
  await page.getByRole('button', { name: '新建核准文件' }).click();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('alert').getByText('请填写批准文号').first().waitFor();
  await page.getByLabel('批准文号').fill(number);
  await page.getByLabel('名称').fill('关于确认职称的通知');
  await page.getByLabel('文件日期').fill('2026-03-02');
  await page.keyboard.press('Enter');
  await page
    .getByLabel('电子公文')
    .setInputFiles({ name: '通知.pdf', mimeType: 'application/pdf', buffer: pdfBytes() });
  await page.getByRole('button', { name: '移除通知.pdf' }).waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('heading', { name: '修改核准文件' }).waitFor();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('dialog', { name: '发布核准文件' }).getByRole('button', { name: '发布' }).click();
  await page.getByText('已发布，不能修改').waitFor();
  expect(await page.getByRole('textbox').count()).toBe(0);
  await page.getByText('通知.pdf').waitFor();
  expect(await accessFaults(page)).toEqual([]);

  await page.getByRole('button', { name: '撤回' }).click();
  await page.getByRole('dialog', { name: '撤回核准文件' }).getByRole('button', { name: '撤回' }).click();
  await page.getByText('已撤回，不能用于发证').waitFor();
  await page.getByRole('link', { name: '‹ 核准文件发布' }).click();
  await page.getByRole('row').filter({ hasText: number }).getByText('已撤回').waitFor();
  await page.getByText('只看可用的').click();
  await page.getByText('没有符合条件的核准文件').waitFor();
  expect(new URL(page.url()).searchParams.get('usable')).toBe('true');
  expect(complaints).toEqual([]);
});
