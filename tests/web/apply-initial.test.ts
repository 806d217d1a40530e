import { afterAll, afterEach, expect, test } from '@jest/globals';
import { Application, type Summary } from '../support/builders/application.ts';
import { buildDegree, buildJob } from '../support/builders/forms.ts';
import {
  accessFaults,
  browserOf,
  closeBrowser,
  closeVisits,
  phone,
  signInAs,
  visitor,
} from '../support/browser.ts';
import { namedPerson } from './pages/applicant.ts';
import { editor } from './pages/editor.ts';

afterEach(closeVisits);
afterAll(closeBrowser);

test('R-10 to R-18 a person applies for 初定 by clicking and typing, from the home page to the work unit', async () => {
  const { name, person, idNumber } = await namedPerson();
  const { page, complaints } = await signInAs(name);
  const form = editor(page);
  const faults: string[] = [];
  const access = async () => faults.push(...(await accessFaults(page)));

  await page.getByText('没有正在办理的申报').waitFor();
  await access();
  await page.getByRole('button', { name: '阅读注意说明并申报' }).first().click();
  await page.getByRole('dialog').getByText('首次取得职称').waitFor();
  await page.getByRole('button', { name: '已阅读，选择受理单位' }).click();

  await page.getByRole('radio', { name: /^北湖区人力资源和社会保障局/ }).check();
  await page.getByLabel('按单位名称查找').fill('北湖区实验小学');
  await page.getByRole('radio', { name: /^北湖区实验小学/ }).check();
  await access();
  await page.getByRole('button', { name: '下一步：查看申报须知' }).click();

  await page.getByText('受理北湖区所属单位').waitFor();
  await page.getByRole('button', { name: '我要申报' }).click();
  await form.commit();
  await access();
  await page.getByRole('button', { name: '填写申报书' }).click();

  await form.at('基本信息');
  expect(await page.getByLabel('姓名').inputValue()).toBe(name);
  // A passport stands in the personal centre; the form asks for the identity card.
  expect(await page.getByLabel('身份证号').inputValue()).toBe('');
  await form.fill('身份证号', idNumber);
  await form.fill('申报系列', '中小学教师');
  await form.fill('申报专业', '小学语文');
  await form.choose('申报级别', '助理级');
  await access();
  await form.next('学历学位');
  await form.degree(buildDegree());
  await form.next('工作经历');
  await form.job(buildJob({ unit: '北湖区实验小学' }));
  await access();
  await form.next('主要工作成绩及奖惩情况');
  await form.fill('主要工作成绩', '承担两个班的语文教学。');
  await form.next('见习期工作小结');
  await form.next('附件');
  await page.getByRole('heading', { name: '学历学位证书' }).waitFor();
  await access();
  await form.next('预览及提交');

  await page.getByRole('button', { name: '见习期工作小结：请填写见习期工作小结' }).click();
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type('见习期间能独立承担教学任务。');
  await form.saved();
  await page
    .getByRole('button', { name: /预览及提交/ })
    .first()
    .click();
  await page.getByText('申报书和附件已填写完整，可以提交。').waitFor();
  await page.locator('canvas').first().waitFor();
  await form.commit();
  await access();
  await page.getByRole('button', { name: '提交申报书' }).click();
  await page.waitForURL(/\/applications\/[0-9a-f-]+$/);

  const { body } = await person.get<{ items: Summary[] }>('/api/applications');
  expect(body.items).toMatchObject([
    { state: 'to_sign', pending: { unit: '北湖区实验小学' }, business: 'initial' },
  ]);
  expect(faults).toEqual([]);
  expect(complaints).toEqual([]);
}, 240_000);

test('R-10 R-85 strangers read both businesses with both names on the phone, and sign in on the way to applying', async () => {
  const { page } = await visitor(phone);
  await page.goto('/');
  await page.getByRole('heading', { name: /职称初定 又称“考核确定”/ }).waitFor();
  await page.getByRole('heading', { name: /职称确认 又称“来渝确认”/ }).waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '阅读注意说明并申报' }).nth(1).click();
  await page.getByRole('dialog').getByText('自主择业的军队转业干部').waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '已阅读，选择受理单位' }).click();
  await page.getByRole('heading', { name: '请先登录' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/apply/confirmation');
});

test('R-19 whoever has one running is led to it instead of to the units', async () => {
  const { person } = await namedPerson();
  const draft = await Application.draft({ applicant: person });
  const { page } = await browserOf(person, { at: '/apply/initial' });
  await page.getByText('您已有一份正在办理的职称初定申报（草稿，草稿）').waitFor();
  expect(await page.getByRole('radio').count()).toBe(0);
  await page.getByRole('link', { name: '继续填写' }).click();
  await page.waitForURL(`**/applications/${draft.id}/edit`);
});
