import { afterAll, afterEach, expect, test } from '@jest/globals';
import { businesses } from '../../domain/business.ts';
import { accessFaults, browserOf, closeBrowser, closeVisits, signInAs } from '../support/browser.ts';
import { Application, bureau, hospital } from '../support/builders/application.ts';
import { moveClockTo } from '../support/clock.ts';
import { as, newPerson, unitId } from '../support/platform.ts';
import { ReviewPages } from './pages/review.ts';

afterEach(closeVisits);
afterAll(closeBrowser);

/** The work unit's handler, as the login page names them. */
const handler = '石磊';

test.each(businesses)(
  'R-41 R-42 R-47 R-91 R-93 (%s) a handler signs in, signs, passes and publicizes; reports to a superior once publicity is over',
  async (business) => {
    const { person } = await newPerson('方晓');
    const application = await Application.draft({ applicant: person, business });
    const number = (await application.submit()).number ?? '';
    const at = ReviewPages.list(await unitId(hospital.unit), 'to_sign', number, business);
    const { page, complaints } = await signInAs(handler, { at });
    const pages = new ReviewPages(page);
    await pages.tick(number);
    await pages.together('签收').click();
    await page.getByText(`方晓（${number}）已签收`).waitFor();
    await page.getByRole('link', { name: /^待审核/ }).click();

    await pages.review(number);
    await page.getByText('全部标为已核对').click();
    await page.getByText(/已核对 (\d+) \/ \1/).waitFor();
    await pages.act('审核通过并公示').click();
    expect(await accessFaults(page)).toEqual([]);
    await pages.dialog.getByLabel(/审核意见/).fill('材料属实，同意公示。');
    await pages.confirm('确认审核通过并公示');
    await pages.told('已审核通过并公示');

    const { publicity } = await application.read();
    const from = publicity?.earliestReportDate ?? '';
    await page.getByRole('link', { name: /^公示中/ }).click();
    await pages.row(number).getByText(from).waitFor();
    await pages.review(number);
    const report = pages.act('报送上级单位');
    expect(await report.getAttribute('aria-disabled')).toBe('true');
    await report.focus();
    await page.getByText(`公示期未满，最早可于 ${from} 办理`).filter({ visible: true }).waitFor();
    expect(await accessFaults(page)).toEqual([]);

    await moveClockTo(from);
    await page.reload();
    await pages.act('报送上级单位').click();
    await pages.dialog.getByText('主管部门', { exact: true }).waitFor();
    expect(await pages.dialog.getByLabel('公示开始日期').inputValue()).toBe(publicity?.start);
    expect(await accessFaults(page)).toEqual([]);
    await pages.choose(bureau.unit);
    await pages.confirm('确认报送上级单位');
    await pages.told('已报送');
    expect(await application.read()).toMatchObject({ state: 'to_sign', pending: { unit: bureau.unit } });
    await page.getByRole('link', { name: /^已上报/ }).click();
    await pages.row(number).getByText(bureau.unit).first().waitFor();
    expect(complaints).toEqual([]);
  },
  120_000,
);

test('R-43 R-92 the upper unit returns only some of it; what has changed is marked at the next review', async () => {
  const application = await (await Application.draft()).toAcceptingUnit();
  const { number } = await application.act(bureau.one, 'sign');
  const at = ReviewPages.list(await unitId(bureau.unit), 'to_review', number ?? '');
  const { page } = await browserOf(await as(bureau.one), { at });
  const pages = new ReviewPages(page);
  await pages.review(number ?? '');
  await pages.act('退回申报').click();
  await pages.choose('申报人');
  await pages.choose('仅限所选内容');
  await pages.confirm('确认退回申报');
  await pages.dialog.getByText('请填写原因').waitFor();
  await pages.dialog.getByText('请至少勾选一项', { exact: false }).waitFor();
  await pages.dialog.getByLabel('退回原因').fill('成绩请写明本人承担的工作');
  await pages.choose('主要工作成绩');
  await pages.confirm('确认退回申报');
  await pages.told('已退回');

  const { form, formRevision, returnScope } = (await application.read()) as never as {
    form: Record<string, unknown>;
    formRevision: number;
    returnScope: { sections: string[] };
  };
  expect(returnScope.sections).toEqual(['achievements']);
  const changed = { ...form, achievements: '独立完成两项住宅结构设计。' };
  await application.act(application.applicant, 'amend', { form: changed, formRevision });
  await application.act(application.applicant, 'resubmit');
  await page.goto(at);
  await pages.review(number ?? '');
  await page.getByText('退回后修改了 1 处').waitFor();
  await page.getByText(`修改前：${String(form.achievements)}`).waitFor();
  // Strict: one mark and no more.
  await page.getByText('退回后有修改').waitFor();
});
