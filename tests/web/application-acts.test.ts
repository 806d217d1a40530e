import { afterAll, describe, expect, test } from '@jest/globals';
import { Application, hospital } from '../support/builders/application.ts';
import { accessFaults, browserOf, closeBrowser, isTooWide, phone } from '../support/browser.ts';
import { as } from '../support/platform.ts';
import { ApplicationPage } from './pages/application.ts';

afterAll(closeBrowser);

const reason = '学历证书附件不清晰，请重新上传';

async function signed(): Promise<Application> {
  const application = await Application.draft();
  await application.submit();
  await application.act(hospital.one, 'sign');
  return application;
}

describe("the page of one's own application", () => {
  test('R-20 withdrawn before the unit has begun it can be amended, and the page says so', async () => {
    const application = await Application.draft();
    await application.submit();
    const page = await ApplicationPage.open(application, { viewport: phone });
    expect(await isTooWide(page.page)).toBe(false);
    await page.button('撤回').click();
    await page.confirm('撤回这份申报书？', '撤回');
    await page.page.getByText('申报书已撤回').waitFor();
    expect(await page.page.getByRole('link', { name: '修改并再次提交' }).getAttribute('href')).toBe(
      `/applications/${application.id}/edit`,
    );
    expect((await application.read()).state).toBe('to_amend');
    expect(await accessFaults(page.page)).toEqual([]);
  });

  test('R-20 R-91 once the unit has begun, withdrawing is grey, beside it why, who has it and their telephone', async () => {
    const application = await signed();
    const page = await ApplicationPage.open(application);
    expect(await page.button('撤回').isDisabled()).toBe(true);
    const why = page.line('撤回');
    await why.getByText('已开始办理，不能再撤回').waitFor();
    expect(await why.getByRole('link').getAttribute('href')).toBe('tel:023-62770100');
    const standing = page.page.getByRole('region', { name: '办理情况' });
    await standing.getByText(`${hospital.unit} 石磊`).waitFor();
    expect(await accessFaults(page.page)).toEqual([]);
  });

  test('R-80 R-21 R-92 a return shows without reloading: the reason, what is open, and the way to amend', async () => {
    const application = await signed();
    const page = await ApplicationPage.open(application);
    await application.act(hospital.one, 'return', {
      to: 'applicant',
      reason,
      scope: { sections: ['achievements'], attachments: [] },
    });
    const note = page.page.getByRole('region', { name: '退回原因' });
    await note.getByText(reason).waitFor();
    await note.getByText('本次只须修改：主要工作成绩').waitFor();
    await page.page.getByRole('alert').getByText(/退回/).first().waitFor();
    await page.button('放弃申报').and(page.page.locator(':enabled')).waitFor();
  });

  test('R-04 the record of handling says who did what, the latest on top', async () => {
    const application = await signed();
    const page = await ApplicationPage.open(application);
    const lines = page.page.getByRole('list', { name: '办理记录' }).getByRole('listitem');
    await lines.nth(1).waitFor();
    expect(await lines.first().innerText()).toMatch(/签收申报书[\s\S]*南山区人民医院 · 石磊/);
    expect(await lines.nth(1).innerText()).toContain('提交申报书');
  });

  test('R-81 urged once, the button is grey and says from when on again', async () => {
    const application = await signed();
    const page = await ApplicationPage.open(application);
    await page.button('催办').click();
    await page.line('催办').getByText('每个工作日只能催办一次').waitFor();
    expect(await page.button('催办').isDisabled()).toBe(true);
    expect(await application.events()).toContain('urged');
  });

  test('R-21 given up after a return, nothing is left to do', async () => {
    const application = await signed();
    await application.act(hospital.one, 'return', { to: 'applicant', reason });
    const page = await ApplicationPage.open(application);
    await page.button('放弃申报').click();
    await page.confirm('放弃本次申报？', '放弃申报');
    await page.page.getByText('本次申报已结束，没有可以办理的事项').waitFor();
    expect((await application.read()).state).toBe('abandoned');
  });

  test('R-17 R-22 it is shown as it is printed, and taken away as PDF', async () => {
    const application = await signed();
    const page = await ApplicationPage.open(application, { tab: 'print' });
    await page.page.getByRole('img', { name: '职称初定申报书 第 1 页' }).waitFor();
    const download = page.page.waitForEvent('download');
    await page.page.getByRole('link', { name: '下载申报书' }).click();
    const { number } = await application.read();
    expect((await download).suggestedFilename()).toContain(number);
  });

  test('R-90 in publicity it says from when on it can be reported; an objection stops that', async () => {
    const application = await signed();
    await application.act(hospital.one, 'pass_and_publicize');
    const { publicity } = await application.read();
    const page = await ApplicationPage.open(application);
    await page.page.getByText(`最早 ${publicity?.earliestReportDate} 可以报送`).waitFor();
    const objector = { name: '周正', contact: '13512345678', subject: '学历真实性' };
    await application.act(hospital.one, 'raise_objection', { ...objector, reason: '毕业院校查无此人' });
    await page.page.reload();
    await page.page.getByText('公示期暂停计算；').waitFor();
    const objections = page.page.getByRole('region', { name: '公示期间的实名异议' });
    await objections.getByText('学历真实性').waitFor();
    expect(await page.page.getByText('周正').count()).toBe(0);
  });
});

describe('the page of an application as others see it', () => {
  test('R-40 a handler only reads here, and is led to the review page of their unit', async () => {
    const application = await signed();
    const { page } = await browserOf(await as(hospital.one), { at: `/applications/${application.id}` });
    const way = page.getByRole('link', { name: '去审核页办理' });
    expect(await way.getAttribute('href')).toMatch(
      new RegExp(`^/units/[0-9a-f-]{36}/review/initial/${application.id}$`),
    );
    expect(await page.getByRole('heading', { name: '我可以办理' }).count()).toBe(0);
  });
});
