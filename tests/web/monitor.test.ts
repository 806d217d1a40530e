import { afterAll, afterEach, expect, test } from '@jest/globals';
import { Application, bureau, hospital } from '../support/builders/application.ts';
import { browserOf, closeBrowser, closeVisits } from '../support/browser.ts';
import { as } from '../support/platform.ts';
import { waitFor } from '../support/wait-for.ts';

afterEach(closeVisits);
afterAll(closeBrowser);

async function atReview(): Promise<Application> {
  const application = await Application.draft();
  await application.submit();
  await application.act(hospital.one, 'sign');
  return application;
}

/** The page of an application's instance, reached as an administrator does: from the list, by its number. */
async function instancePage(application: Application) {
  const { number } = await application.read();
  const { page, complaints } = await browserOf(await as('administrator'), {
    at: '/administration/monitor/instances',
  });
  const row = page.getByRole('row').filter({ hasText: number ?? '' });
  await page.getByLabel('申报编号').fill(number ?? '');
  await page.getByLabel('申报编号').press('Enter');
  await waitFor('the monitor to know the instance', async () => {
    if ((await row.count()) > 0) return true;
    await page.reload();
    await page.getByRole('region', { name: '流程实例' }).waitFor();
    return (await row.count()) > 0;
  });
  await row.getByRole('link').first().click();
  await page.getByRole('heading', { name: /流程实例 \d+/ }).waitFor();
  return { page, complaints };
}

test('R-73 the overview shows how many wait at each step, on the diagram and as a list', async () => {
  await atReview();
  const { page, complaints } = await browserOf(await as('administrator'), { at: '/administration/monitor' });
  await page.getByRole('heading', { name: '运行状况' }).waitFor();
  await page
    .getByRole('button', { name: /单位审核 第 \d+ 版/ })
    .last()
    .click();
  await page.getByRole('heading', { name: '单位审核各环节停留数' }).waitFor();
  const row = page.getByRole('row').filter({ hasText: /^审核/ }).first();
  await row.waitFor();
  const count = await row.getByRole('cell').nth(1).innerText();
  expect(Number(count)).toBeGreaterThan(0);
  const onDiagram = page.locator('.frame .here').filter({ hasText: new RegExp(`^${count}`) });
  expect(await onDiagram.count()).toBeGreaterThan(0);
  await row.getByRole('link', { name: '审核' }).click();
  // The list is narrowed to that step, and says so by its name.
  await page
    .locator('form[role=search]')
    .getByText(/^审核（\d+）$/)
    .waitFor();
  expect(complaints).toEqual([]);
});

test('R-70 R-72 an instance is found, its variable changed after its effect is shown, and it is cancelled with a reason', async () => {
  const application = await atReview();
  const { page, complaints } = await instancePage(application);
  await page.getByRole('button', { name: '修改变量' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '确认修改变量' }).click();
  await dialog.getByText('请填写要修改的变量，每行一个').waitFor();
  await dialog.getByLabel('变量').fill('remark = 已核对');
  await dialog.getByText('在整个实例中把remark改为所填的值。').waitFor();
  await dialog.getByLabel('原因').fill('按来函补录');
  await dialog.getByRole('button', { name: '确认修改变量' }).click();
  const variables = page.getByRole('region', { name: '变量' });
  await variables.locator('summary').getByText('"已核对"').waitFor();

  await page.getByRole('button', { name: '中止流程' }).click();
  await dialog.getByText('转为“已终止”').waitFor();
  await dialog.getByLabel('原因').fill('重复立项');
  await dialog.getByRole('button', { name: '确认中止流程' }).click();
  const done = page.getByRole('region', { name: '已作的处置' });
  await done.getByText('重复立项').waitFor();
  await page.getByText('已中止').first().waitFor();
  expect((await application.read()).state).toBe('terminated');
  expect(await page.getByRole('button', { name: '中止流程' }).count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('R-71 R-98 an incident is read by its cause, mended on its instance and retried', async () => {
  const application = await atReview();
  const { page } = await instancePage(application);
  await page.getByRole('link', { name: '单位审核（运行中）' }).click();
  await page.getByText('单位审核（本实例）').waitFor();
  await page.getByRole('button', { name: '移动位置' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('从').press('ArrowDown');
  await page.getByRole('option', { name: '审核', exact: true }).click();
  await dialog.getByLabel('移到').fill('公示');
  await page.getByRole('option', { name: '公示', exact: true }).click();
  await dialog.getByText('离开“审核”，进入“公示”。').waitFor();
  await dialog.getByLabel('原因').fill('跳过计算，试一试');
  await dialog.getByRole('button', { name: '确认移动位置' }).click();
  await page.getByText('公示：流程图中的表达式取不到所需的数据').waitFor();

  await page.getByRole('button', { name: '修改变量' }).click();
  await dialog.getByLabel('变量').fill('publicityEndsAt = "2026-06-01T00:00:00+08:00"');
  await dialog.getByLabel('原因').fill('补上公示结束时间');
  await dialog.getByRole('button', { name: '确认修改变量' }).click();
  await page
    .getByRole('region', { name: '变量' })
    .locator('summary')
    .getByText('"2026-06-01T00:00:00+08:00"')
    .waitFor();

  await page.getByRole('link', { name: '到“流程异常”重试' }).click();
  const { number } = await application.read();
  const line = page
    .getByRole('article')
    .getByRole('listitem')
    .filter({ hasText: number ?? '' });
  await line.getByRole('button', { name: '重试' }).click();
  await dialog.getByLabel('原因').fill('变量已补上');
  await dialog.getByRole('button', { name: '重试' }).click();
  await page.getByText('已重试 1 个').waitFor();
  const outcomes = page.getByRole('region', { name: '重试的结果' });
  await outcomes.getByText('已恢复').waitFor();
  await outcomes.getByText('申报书现为“公示中”').waitFor();
  await line.waitFor({ state: 'detached' });
  await waitFor(
    'the application to be on public view',
    async () => (await application.read()).state === 'in_publicity',
  );
});

test('R-73 how long the steps took is told, also of what has just ended; beginning anew asks for a reason first', async () => {
  const application = await (await Application.draft()).toAcceptingUnit();
  await application.act(bureau.one, 'sign');
  await application.act(bureau.one, 'terminate', { reason: '不符合申报条件' });
  const { page, complaints } = await browserOf(await as('administrator'), {
    at: '/administration/monitor/statistics?process=unit-review&from=2026-01-01&to=2036-12-31',
  });
  const row = page.getByRole('row').filter({ has: page.getByRole('cell', { name: '公示', exact: true }) });
  await waitFor('the monitor to know of the end', async () => {
    if ((await row.count()) > 0) return true;
    await page.reload();
    await page.getByRole('heading', { name: '用时统计' }).waitFor();
    await page
      .getByText(/各环节用时|这段时间没有/)
      .first()
      .waitFor();
    return (await row.count()) > 0;
  });
  expect(await row.getByRole('cell').nth(2).innerText()).toMatch(/^\d+(\.\d)? 天$/);

  await page.getByRole('link', { name: '流程监控' }).first().click();
  await page.getByRole('button', { name: '重新开始监控' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('办理不受影响').waitFor();
  await dialog.getByRole('button', { name: '清空并重新开始' }).click();
  await dialog.getByText('请填写原因（至少 2 个字）').waitFor();
  await dialog.getByRole('button', { name: '取消' }).click();
  expect(complaints).toEqual([]);
});
