import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import { businesses } from '../../domain/business.ts';
import { Application, approvalDocument, bureau, hospital } from '../support/builders/application.ts';
import { accessFaults, browserOf, closeBrowser, closeVisits } from '../support/browser.ts';
import { as, newPerson, unitId } from '../support/platform.ts';
import { ReviewPages } from './pages/review.ts';

afterEach(closeVisits);
afterAll(closeBrowser);

test.each(businesses)(
  'R-42 R-53 R-54 R-05 (%s) the accepting unit approves, makes a batch and issues under an approval number; the applicant takes the certificate away',
  async (business) => {
    const name = `证${randomUUID().slice(0, 8)}`;
    const { person } = await newPerson(name);
    const application = await (await Application.draft({ applicant: person, business })).toAcceptingUnit();
    const { number } = await application.act(bureau.one, 'sign');
    await approvalDocument('issue', business);
    const unit = await unitId(bureau.unit);
    const at = ReviewPages.list(unit, 'to_review', number ?? '', business);
    const { page, complaints } = await browserOf(await as(bureau.one), { at });
    const pages = new ReviewPages(page);
    await pages.review(number ?? '');
    await pages.act('审核通过').click();
    await pages.confirm('确认审核通过');
    await pages.told('已审核通过');

    await page.goto(`/units/${unit}/batches/new`);
    if (business === 'confirmation') {
      await page.getByLabel('所属项目').press('ArrowDown');
      await page.getByRole('option', { name: '职称确认' }).click();
    }
    await page.getByLabel('批次名称').fill(`${name}批次`);
    await page.getByLabel('查找申报人').fill(number ?? '');
    await page.keyboard.press('Enter');
    await page.getByText(number ?? '').click();
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '保存批次' }).click();

    await page.getByRole('heading', { name: `${name}批次` }).waitFor();
    await page.getByText('选择列出的全部').click();
    await page.getByRole('button', { name: '发放证书' }).click();
    const dialog = page.getByRole('dialog', { name: '发放证书（1 份）' });
    await dialog.getByLabel('批准文号').press('ArrowDown');
    await page.getByRole('option').filter({ visible: true }).first().click();
    expect(await accessFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: '确认发放证书' }).click();
    const result = page.getByRole('dialog').filter({ hasText: '办理成功 1 份' });
    await result.getByRole('button', { name: '知道了' }).click();
    await page.getByRole('button', { name: /^已发放\s*1$/ }).waitFor();
    expect(complaints).toEqual([]);

    const theirs = await browserOf(person, { at: '/certificates' });
    const download = theirs.page.waitForEvent('download');
    await theirs.page.getByRole('link', { name: '下载证书' }).click();
    expect((await download).suggestedFilename()).toMatch(/^职称证书.+\.pdf$/);
    expect(await application.read(hospital.one)).toMatchObject({ state: 'completed' });
  },
  120_000,
);
