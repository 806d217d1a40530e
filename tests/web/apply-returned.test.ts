import { afterAll, afterEach, expect, test } from '@jest/globals';
import { Application, hospital } from '../support/builders/application.ts';
import { accessFaults, closeBrowser, closeVisits, browserOf } from '../support/browser.ts';
import { namedPerson } from './pages/applicant.ts';
import { editor } from './pages/editor.ts';

afterEach(closeVisits);
afterAll(closeBrowser);

test('R-21 R-92 after a return the reason stands beside the form, only what was ticked is open, and it is submitted again', async () => {
  const { person } = await namedPerson();
  const application = await Application.draft({ applicant: person });
  await application.submit();
  await application.act(hospital.one, 'sign');
  await application.act(hospital.one, 'return', {
    to: 'applicant',
    reason: '工作成绩过于简略，请补充',
    scope: { sections: ['achievements'], attachments: [] },
  });

  const { page } = await browserOf(person);
  const form = editor(page);
  await page.getByText('工作成绩过于简略，请补充').waitFor();
  await page.getByRole('link', { name: '修改申报书' }).click();
  await form.at('基本信息');
  await page.getByText('本次只须修改：主要工作成绩').waitFor();
  await page.getByText('已审核，本次不能修改').first().waitFor();
  expect(await page.getByRole('textbox', { name: '联系电话' }).count()).toBe(0);
  await page
    .getByRole('button', { name: /主要工作成绩及奖惩情况/ })
    .first()
    .click();
  await form.fill('主要工作成绩', '参与完成两项住宅结构设计，独立完成计算书六份。');
  expect(await page.getByRole('textbox', { name: '奖惩情况' }).count()).toBe(0);
  await form.saved();
  expect(await accessFaults(page)).toEqual([]);
  await page
    .getByRole('button', { name: /预览及提交/ })
    .first()
    .click();
  await page.getByRole('button', { name: '再次提交' }).click();
  await page.waitForURL(/\/applications\/[0-9a-f-]+$/);
  expect(await application.read()).toMatchObject({ state: 'to_review', pending: { unit: hospital.unit } });
});
