import type { Locator, Page } from 'playwright-core';

/** A unit's review list and what opens from it, as its people see them. */
export class ReviewPages {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  static list = (unitId: string, tab: string, search = '', business = 'initial'): string =>
    `/units/${unitId}/review/${business}?tab=${tab}&search=${encodeURIComponent(search)}`;

  row = (text: string): Locator => this.page.getByRole('row').filter({ hasText: text });
  tick = (text: string): Promise<void> => this.row(text).locator('.el-checkbox').click();
  tickAll = (): Promise<void> => this.page.getByRole('checkbox', { name: /^全选/ }).check();
  /** The buttons over a list. */
  together = (act: string): Locator =>
    this.page.getByRole('toolbar', { name: '批量办理' }).getByRole('button', { name: act });

  async review(text: string): Promise<void> {
    await this.row(text).getByRole('link', { name: '审核' }).click();
    await this.bar.waitFor();
  }

  get bar(): Locator {
    return this.page.getByRole('toolbar', { name: '办理', exact: true });
  }
  act = (title: string): Locator => this.bar.getByRole('button', { name: title, exact: true });
  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }
  confirm = (title: string): Promise<void> =>
    this.dialog.getByRole('button', { name: title, exact: true }).click();
  choose = (label: string): Promise<void> => this.dialog.getByText(label, { exact: true }).click();

  /** The one sentence on top after a refusal. */
  get alert(): Locator {
    return this.page.getByRole('main').getByRole('alert');
  }
  get summary(): Locator {
    return this.page.getByRole('region', { name: '申报概况' });
  }
  told = (text: string): Promise<void> =>
    this.page.getByRole('status').filter({ hasText: text }).first().waitFor();
}
