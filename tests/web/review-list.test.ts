import { afterAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { accessFaults, closeBrowser, phone, browserOf } from '../support/browser.ts';
import { Application, hospital } from '../support/builders/application.ts';
import { as, newPerson, unitId } from '../support/platform.ts';
import { ReviewPages } from './pages/review.ts';

afterAll(closeBrowser);

/** Applications of one name that nobody else has, signed by the hospital's first handler. */
async function signed(count: number): Promise<{ name: string; applications: Application[] }> {
  const name = `测${randomUUID().slice(0, 8)}`;
  const applications: Application[] = [];
  for (let made = 0; made < count; made++) {
    const application = await Application.draft({ applicant: (await newPerson(name)).person });
    await application.submit();
    await application.act(hospital.one, 'sign');
    applications.push(application);
  }
  return { name, applications };
}
const hospitalList = async (tab: string, search: string): Promise<string> =>
  ReviewPages.list(await unitId(hospital.unit), tab, search);

test('R-49 a batch answers for each: what was done, what was not and why', async () => {
  const { name, applications } = await signed(2);
  await applications[0]?.act(hospital.two, 'take_over');
  const { page } = await browserOf(await as(hospital.two), { at: await hospitalList('all', name) });
  const pages = new ReviewPages(page);
  await pages.row(name).first().waitFor();
  await pages.tickAll();
  await page.getByText('已选 2 份').waitFor();
  await pages.together('变更办理人').click();
  await pages.confirm('变更办理人 2 份');
  const result = page.getByRole('dialog');
  await result.getByText('办理成功 1 份').waitFor();
  await result.getByText('您已经是该申报书的办理人').waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await result.getByRole('button', { name: '知道了' }).click();
  await pages.row(name).filter({ hasText: '本人' }).nth(1).waitFor();
});

test('R-47 the forms of the ticked applications are downloaded to be printed, as one PDF', async () => {
  const { name, applications } = await signed(2);
  for (const application of applications) await application.act(hospital.one, 'pass_and_publicize');
  const { page } = await browserOf(await as(hospital.one), { at: await hospitalList('in_publicity', name) });
  const pages = new ReviewPages(page);
  await pages.row(name).first().waitFor();
  await pages.tickAll();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await pages.together('下载公示材料').click();
      await page.getByRole('menuitem', { name: '合并为一个 PDF' }).click();
    })(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^公示材料_\d{4}-\d\d-\d\d\.pdf$/);
  expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
  expect((await applications[0]?.events())?.at(-1)).toBe('publicity_forms_downloaded');
});

test('R-40 R-83 filters stay in the address, narrow the list and the spreadsheet, and can be cleared', async () => {
  const { name } = await signed(1);
  const { page, complaints } = await browserOf(await as(hospital.one), {
    at: await hospitalList('to_review', ''),
  });
  const pages = new ReviewPages(page);
  await page.getByRole('textbox', { name: '按申报编号或姓名查找' }).fill(name);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('search') === name);
  await pages.row(name).waitFor();
  // Its head and this one.
  await page.getByRole('row').nth(2).waitFor({ state: 'detached' });
  expect(await accessFaults(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出 Excel' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  await page.getByText('只看本人办理').click();
  await page.waitForURL((url) => url.searchParams.get('mine') === 'true');
  await page.reload();
  await pages.row(name).waitFor();
  await page.getByRole('link', { name: /^公示中/ }).click();
  await page.getByText('没有符合条件的申报书').waitFor();
  await page.getByRole('main').getByRole('button', { name: '清除筛选' }).last().click();
  await page.waitForURL((url) => !url.searchParams.has('search') && !url.searchParams.has('mine'));
  expect(complaints).toEqual([]);
});

test('R-41 R-85 on the phone the list is cards, ticked and signed with a thumb', async () => {
  const name = `测${randomUUID().slice(0, 8)}`;
  const application = await Application.draft({ applicant: (await newPerson(name)).person });
  await application.submit();
  const { page } = await browserOf(await as(hospital.one), {
    viewport: phone,
    at: await hospitalList('to_sign', name),
  });
  const pages = new ReviewPages(page);
  await pages.tick(name);
  expect(await accessFaults(page)).toEqual([]);
  await pages.together('签收').click();
  await page.getByText('已签收').waitFor();
  expect((await application.read()).state).toBe('to_review');
  const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');
  expect(wide).toBe(false);
});
