import type { Locator, Page } from 'playwright-core';
import type { Application } from '../../support/builders/application.ts';
import { browserOf, desktop } from '../../support/browser.ts';

/** The page of one application, opened by its applicant. */
export class ApplicationPage {
  readonly page: Page;
  private constructor(page: Page) {
    this.page = page;
  }

  static async open(
    application: Application,
    { viewport = desktop, tab = 'record' } = {},
  ): Promise<ApplicationPage> {
    const at = `/applications/${application.id}${tab === 'record' ? '' : `?tab=${tab}`}`;
    const { page } = await browserOf(application.applicant, { viewport, at });
    await page.getByRole('region', { name: '办理情况' }).waitFor();
    return new ApplicationPage(page);
  }

  /** A button beside what it does, or beside the reasons why it does nothing. */
  button = (name: string): Locator => this.page.getByRole('button', { name, exact: true });
  line = (name: string): Locator =>
    this.page.getByRole('listitem').filter({ has: this.page.getByRole('button', { name, exact: true }) });

  async confirm(title: string, yes: string): Promise<void> {
    await this.page
      .getByRole('dialog', { name: title })
      .getByRole('button', { name: yes, exact: true })
      .click();
  }
}
