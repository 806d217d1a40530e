import { afterAll, afterEach, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { browserOf, closeBrowser, closeVisits } from '../support/browser.ts';
import { as } from '../support/platform.ts';
import { ModelerPage } from './pages/modeler.ts';

afterEach(closeVisits);
afterAll(closeBrowser);

/** Of the kinds that have most to say. */
const kinds = ['sign', 'schedule-publicity', 'review-outcome-join-publicity'];
const closed = '.bio-properties-panel-group-header:not(.open) .bio-properties-panel-group-header-title';

test('R-60 the modeler speaks Chinese: its tools, the properties of elements and what explains them', async () => {
  const { page } = await browserOf(await as('analyst'));
  const modeler = new ModelerPage(page);
  const told: string[] = [];
  for (const id of kinds) {
    await modeler.open('unit-review');
    await modeler.select(id);
    await page.evaluate(openGroups);
    told.push(
      ...(await page.locator('body').innerText()).split('\n'),
      ...(await page.evaluate<string[]>(titles)),
    );
    const explained = page.locator('.bio-properties-panel-tooltip-wrapper');
    for (let nth = 0; nth < (await explained.count()); nth++) {
      await explained.nth(nth).hover();
      await page.locator('.bio-properties-panel-tooltip').first().waitFor();
      told.push(...(await page.locator('.bio-properties-panel-tooltip').allInnerTexts()));
    }
    for (const entry of await page
      .locator('[data-entry-id="name"], [data-entry-id="conditionExpression"]')
      .all())
      told.push(...(await saidInLargeWindow(page, entry)));
  }
  expect(told.filter((text) => text.includes('任务头')).length).toBeGreaterThan(0);
  expect([...new Set(told.filter(isEnglish))]).toEqual([]);
}, 120_000);

/** A field's text can be written in a window of its own. */
async function saidInLargeWindow(page: Page, entry: Locator): Promise<string[]> {
  await entry.hover();
  await entry.getByTitle('在大窗口中编辑').click();
  const said = (await page.locator('.bio-properties-panel-popup').innerText()).split('\n');
  await page.getByTitle('保存并关闭').click();
  return said;
}

const openGroups = `document.querySelectorAll('${closed}').forEach((one) => one.click())`;
const titles = `[...document.querySelectorAll('[title]')].map((one) => one.getAttribute('title'))`;
/** Two words in a row: one alone may be the name of something. */
const isEnglish = (text: string): boolean => /[A-Za-z]{3,} [A-Za-z]{2,}/.test(text);
