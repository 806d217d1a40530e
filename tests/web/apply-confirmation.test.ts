import { afterAll, afterEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Summary } from '../support/builders/application.ts';
import { pdfBytes, pngBytes } from '../support/builders/files.ts';
import { accessFaults, closeBrowser, closeVisits, phone, signInAs } from '../support/browser.ts';
import { sql } from '../support/platform.ts';
import { namedPerson } from './pages/applicant.ts';
import { editor } from './pages/editor.ts';

afterEach(closeVisits);
afterAll(closeBrowser);

/** Bytes of script that came over the wire since the page was opened. */
const scriptBytes = (page: Page): Promise<number> =>
  page.evaluate<number>(`performance.getEntriesByType('resource')
    .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
    .reduce((sum, entry) => sum + entry.encodedBodySize, 0)`);

test('R-03 R-11 R-15 R-85 on the phone a person completes the personal centre and applies for 确认 with the certificate attached', async () => {
  const { name, person, accountId, idNumber } = await namedPerson();
  await sql('update profile set political_status = null where account_id = :accountId', { accountId });
  const { page, complaints } = await signInAs(name, { viewport: phone, at: '/apply/confirmation' });
  const form = editor(page);
  const faults: string[] = [];
  const access = async () => faults.push(...(await accessFaults(page)));

  await page.getByText('尚未填写：政治面貌').waitFor();
  await access();
  await page.getByRole('link', { name: '去填写' }).click();
  await page.getByLabel('证件类型').selectOption('居民身份证');
  await form.fill('证件号码', '500101199805200000');
  await page.getByRole('button', { name: '保存', exact: true }).first().click();
  await page.getByRole('alert').filter({ hasText: '身份证号校验位不符' }).waitFor();
  await form.fill('证件号码', idNumber);
  await form.fill('政治面貌', '群众');
  await access();
  await page.getByRole('button', { name: '保存', exact: true }).first().click();
  await page.getByRole('link', { name: '继续申报' }).click();

  await page.getByRole('radio', { name: /^北湖区人力资源和社会保障局/ }).check();
  await page.getByLabel('按单位名称查找').fill('北湖区实验小学');
  await page.getByRole('radio', { name: /^北湖区实验小学/ }).check();
  await access();
  await page.getByRole('button', { name: '下一步：查看申报须知' }).click();
  await page.getByText('现有职称证书').waitFor();
  await page.getByRole('button', { name: '我要申报' }).click();
  await form.commit();
  await access();
  await page.getByRole('button', { name: '填写申报书' }).click();

  await form.at('基本信息');
  expect(await page.getByLabel('身份证号').inputValue()).toBe(idNumber);
  await access();
  await form.next('现有职称及申报职称');
  await form.fill('现有职称系列', '中小学教师');
  await form.fill('现有职称专业', '小学语文');
  await form.choose('现有职称级别', '助理级');
  await form.fill('发证机关', '四川省人力资源和社会保障厅');
  await form.fill('取得时间', '2025年8月1日');
  await form.fill('职称证书编号', '川20250801');
  await form.fill('申报系列', '中小学教师');
  await form.fill('申报专业', '小学语文');
  await form.choose('申报级别', '助理级');
  await form.next('到单位后专业技术工作情况');
  await form.fill('到单位后专业技术工作情况', '到校后承担两个班的语文教学。');
  await form.next('附件');

  const input = page.getByLabel('选择“现有职称证书”的文件');
  await input.setInputFiles({ name: '证书.exe', mimeType: 'application/octet-stream', buffer: pdfBytes() });
  await page.getByText('只能上传 PDF、JPG、PNG、DOCX、XLSX 文件', { exact: true }).waitFor();
  await page.getByRole('button', { name: '取消', exact: true }).click();
  await input.setInputFiles([
    { name: '证书第二页.png', mimeType: 'image/png', buffer: pngBytes() },
    { name: '证书第一页.pdf', mimeType: 'application/pdf', buffer: pdfBytes() },
  ]);
  await page.getByRole('button', { name: '证书第一页.pdf 上移' }).click();
  await page.getByRole('button', { name: '证书第一页.pdf 下移' }).waitFor();
  await access();
  await form.saved();
  expect(await scriptBytes(page)).toBeLessThan(300_000);

  await form.next('预览及提交');
  await form.commit();
  await access();
  await page.getByRole('button', { name: '提交申报书' }).click();
  await page.waitForURL(/\/applications\/[0-9a-f-]+$/);
  const { body } = await person.get<{ items: Summary[] }>('/api/applications');
  expect(body.items).toMatchObject([{ business: 'confirmation', state: 'to_sign' }]);
  const files = await person.get<{ items: { files: { name: string }[] }[] }>(
    `/api/applications/${body.items[0]?.id ?? ''}/attachments`,
  );
  expect(files.body.items[0]?.files.map((file) => file.name)).toEqual(['证书第一页.pdf', '证书第二页.png']);
  expect(faults).toEqual([]);
  expect(complaints).toEqual([]);
}, 240_000);
