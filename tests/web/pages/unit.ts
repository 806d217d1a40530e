import type { Locator, Page } from 'playwright-core';

/** The unit centre's menu: beside the page, or in its drawer on the phone. */
export const unitMenu = (page: Page): Locator =>
  page.getByRole('navigation', { name: '单位中心菜单' }).filter({ visible: true });

/** Chooses from a list that opens at a field. */
export async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.getByLabel(field).press('ArrowDown');
  await page.getByRole('option', { name: option }).click();
}
