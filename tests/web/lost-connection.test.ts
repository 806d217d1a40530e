import { afterAll, afterEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Application, bureau, hospital } from '../support/builders/application.ts';
import { newUnit } from '../support/builders/new-unit.ts';
import { browserOf, closeBrowser, closeVisits } from '../support/browser.ts';
import { as, newPerson, unitId } from '../support/platform.ts';
import { ReviewPages } from './pages/review.ts';

afterEach(closeVisits);
afterAll(closeBrowser);

const lost = (page: Page) => page.getByText('网络连接已断开：本页内容可能不是最新的');
/** Cuts the page off; `givenUp` once it has asked in vain, as often as it does, who is there: what was read is a failure now. */
async function cutOff(page: Page): Promise<{ givenUp: () => Promise<unknown> }> {
  let asked = 0;
  const last = page.waitForEvent('requestfailed', (request) => {
    if (request.url().endsWith('/api/me')) asked += 1;
    return asked === 3;
  });
  last.catch(() => undefined);
  await page.context().setOffline(true);
  const givenUp = async (): Promise<void> => {
    await lost(page).waitFor();
    await last;
  };
  return { givenUp };
}
const back = (page: Page) => lost(page).waitFor({ state: 'detached' });

test('R-42 R-43 a reviewer who is cut off in the middle of a return loses no word, is told what to do, and goes on afterwards', async () => {
  const application = await Application.draft({ applicant: (await newPerson('断网')).person });
  const number = (await application.submit()).number ?? '';
  const at = ReviewPages.list(await unitId(hospital.unit), 'to_sign', number);
  const { page, context } = await browserOf(await as(hospital.one), { at });
  const pages = new ReviewPages(page);
  await pages
    .row(number)
    .getByRole('link', { name: number })
    .or(pages.row(number).getByRole('link'))
    .first()
    .click();
  await pages.bar.waitFor();

  const first = await cutOff(page);
  await pages.act('签收').click();
  await page.getByText('网络连接已断开，请检查网络后重试').waitFor();
  await first.givenUp();
  await context.setOffline(false);
  await back(page);
  await pages.act('签收').click();
  await pages.act('退回申报').click();
  await pages.dialog.getByLabel('退回原因').fill('请补充两项成绩的时间和本人职责。');
  await pages.choose('申报人');

  const second = await cutOff(page);
  await pages.confirm('确认退回申报');
  await pages.dialog.getByText('网络连接已断开，请检查网络后重试').waitFor();
  await second.givenUp();
  expect(await pages.dialog.getByLabel('退回原因').inputValue()).toBe('请补充两项成绩的时间和本人职责。');
  await context.setOffline(false);
  await back(page);
  await pages.confirm('确认退回申报');
  await pages.told('已退回');
  expect(await application.read()).toMatchObject({ state: 'to_amend' });
});

const unitForms = [
  ['information', '单位地址', '南山区断网路3号', '单位基础信息已保存'],
  ['contacts', '联系人', '王老师', '联系方式已保存'],
  ['recognition-settings', '受理科室', '职称科', '认定申报设置已保存'],
] as const;

async function savedAfterwards([address, field, text, saved]: (typeof unitForms)[number]): Promise<void> {
  const issues = { kind: 'municipal_department', district: null, issues: true } as const;
  const unit = await newUnit({ ...issues, department: '江州市人力资源和社会保障局' });
  const { page, context } = await browserOf(unit.legal, { at: `/units/${unit.id}/${address}` });
  if (address === 'contacts') {
    const own = page.getByRole('radiogroup', { name: '职称确认的联系人' });
    await own.getByText('另设联系人').click();
    await page.getByLabel('联系电话').fill('13800000009');
  }
  const input = page.getByLabel(field, { exact: address === 'contacts' });
  await input.fill(text);
  const { givenUp } = await cutOff(page);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('alert').getByText('网络连接已断开，请检查网络后重试').waitFor();
  await givenUp();
  expect(await input.inputValue()).toBe(text);
  await context.setOffline(false);
  await back(page);
  expect(await input.inputValue()).toBe(text);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText(saved).waitFor();
  await page.reload();
  await input.waitFor();
  expect(await input.inputValue()).toBe(text);
}

test('R-31 R-33 R-51 a form of the unit that cannot be saved for want of a connection keeps what was typed and is saved afterwards', async () => {
  // Side by side: most of it is waiting for the page to give up.
  await Promise.all(unitForms.map(savedAfterwards));
}, 90_000);

test('R-54 approval document and ticks of an issue that never reached the server are there for the next try', async () => {
  const application = await (await Application.draft()).toBatch();
  const unit = await unitId(bureau.unit);
  const handler = await as(bureau.one);
  const { body } = await handler.get<{ items: { id: string }[] }>(`/api/units/${unit}/issuance-batches`);
  const { page, context } = await browserOf(handler, {
    at: `/units/${unit}/batches/${body.items[0]?.id ?? ''}`,
  });
  await page.getByText('选择列出的全部').click();
  await page.getByRole('button', { name: '移入核准中' }).click();
  const dialog = page.getByRole('dialog', { name: '移入核准中（1 份）' });
  await dialog.getByLabel('原因').fill('等待核准部门答复。');
  await context.setOffline(true);
  await dialog.getByRole('button', { name: '确认移入核准中' }).click();
  await page.getByRole('dialog').getByText('网络连接已断开，请检查网络后重试').waitFor();
  await page.getByRole('button', { name: '知道了' }).click();
  await context.setOffline(false);
  await back(page);
  await page.getByRole('button', { name: '移入核准中' }).click();
  expect(await dialog.getByLabel('原因').inputValue()).toBe('等待核准部门答复。');
  await dialog.getByRole('button', { name: '确认移入核准中' }).click();
  await page.getByRole('dialog').filter({ hasText: '办理成功 1 份' }).waitFor();
  expect(await application.read()).toMatchObject({ state: 'held' });
});

test('a page that cannot be loaded for want of a connection takes nothing from the page that is open', async () => {
  const unit = await newUnit();
  const { page, context } = await browserOf(unit.legal, { at: `/units/${unit.id}` });
  await page.getByRole('heading', { name: '今日待办' }).waitFor();
  await context.setOffline(true);
  await page.getByRole('link', { name: '单位基础信息' }).first().click();
  await lost(page).waitFor();
  await page.getByRole('heading', { name: '今日待办' }).waitFor();
  await context.setOffline(false);
  await back(page);
  await page.getByRole('link', { name: '单位基础信息' }).first().click();
  await page.getByRole('heading', { name: '单位基础信息' }).waitFor();
});
