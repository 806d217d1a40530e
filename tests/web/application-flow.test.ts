import { afterAll, expect, test } from '@jest/globals';
import { Application, bureau, hospital } from '../support/builders/application.ts';
import { accessFaults, closeBrowser, isTooWide, phone } from '../support/browser.ts';
import { ApplicationPage } from './pages/application.ts';

afterAll(closeBrowser);

test('R-82 the flow shows what was passed and where it stands, in the unit that has it', async () => {
  const application = await (await Application.draft()).toAcceptingUnit();
  const { page } = await ApplicationPage.open(application, { tab: 'flow' });
  const whole = page.locator('.frame').first();
  const review = page.locator('.frame').nth(1);
  await page.getByRole('heading', { name: `单位审核：${bureau.unit}` }).waitFor();
  await review.getByText('当前在此').waitFor();
  const stroke = async (id: string, within = whole): Promise<string | undefined> => {
    const drawn = within.locator(`[data-element-id="${id}"] .djs-visual > [style*="stroke:"]`).first();
    return /stroke: ([^;]+)/.exec((await drawn.getAttribute('style')) ?? '')?.[1];
  };
  const [passed, active, ahead] = [
    await stroke('validate-form'),
    await stroke('unit-review'),
    await stroke('held'),
  ];
  expect(new Set([passed, active, ahead]).size).toBe(3);
  expect(await stroke('submitted-join-submission')).toBe(passed);
  expect(await stroke('sign', review)).toBe(active);
  // The terms of bpmn.io: its mark stays in sight.
  expect(await page.getByTitle('Powered by bpmn.io').first().isVisible()).toBe(true);
  expect(await accessFaults(page)).toEqual([]);
});

test('R-82 R-85 the same stands in words, for whoever cannot see the drawing', async () => {
  const application = await (await Application.draft()).toAcceptingUnit();
  const { page } = await ApplicationPage.open(application, { tab: 'flow', viewport: phone });
  const steps = page.getByRole('region', { name: '经过的环节' });
  await steps.getByText('校验申报书').waitFor();
  const here = steps.locator('[aria-current="step"]');
  expect(await here.allInnerTexts()).toEqual(['单位审核（当前在此）', '签收（当前在此）']);
  const first = steps.getByRole('listitem').filter({ hasText: `单位审核：${hospital.unit}` });
  expect(await first.first().innerText()).toMatch(/签收[\s\S]*审核[\s\S]*公示/);
  await page.locator('.djs-element').first().waitFor();
  expect(await isTooWide(page)).toBe(false);
  const scrolls = `(() => {
    const frame = document.querySelector('[role="img"][aria-label*="流程图"]');
    return frame.scrollWidth > frame.clientWidth;
  })()`;
  expect(await page.evaluate<boolean>(scrolls)).toBe(true);
});
