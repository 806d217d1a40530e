import type { Page } from 'playwright-core';
import type { Degree } from '../../../domain/application/form/degrees.ts';
import type { Job } from '../../../domain/application/form/work-history.ts';
import { degreeLevelTitles } from '../../../domain/application/form/degrees.ts';

/** The editor of an application, as people use it. */
export const editor = (page: Page) => {
  const fill = (label: string, text: string) =>
    page
      .locator('input, textarea')
      .and(page.getByLabel(new RegExp(`^${label}(（选填）)?$`)))
      .fill(text);
  const choose = (group: string, title: string) =>
    page.getByRole('group', { name: group }).getByText(title, { exact: true }).click();
  const row = (title: string, number: number) =>
    page.getByRole('group', { name: `${title}第 ${number} 条`, exact: true });
  return {
    fill,
    choose,
    row,
    /** The step of this title is open. */
    at: (title: string) => page.getByRole('heading', { name: title, exact: true, level: 2 }).waitFor(),
    /** Goes on by the button at the end of the step. */
    next: (title: string) => page.getByRole('button', { name: `下一步：${title}` }).click(),
    /** Everything typed is with the server. */
    saved: () => page.locator('[data-state="saved"]').waitFor(),
    state: (state: string) => page.locator(`[data-state="${state}"]`).waitFor(),

    async degree(degree: Degree): Promise<void> {
      const at = row('学历学位', 1);
      await at.getByLabel('学历层次').selectOption(degreeLevelTitles[degree.level]);
      await at.getByLabel('毕业院校').fill(degree.school);
      await at.getByLabel('所学专业').fill(degree.major);
      // As people type it.
      await at.getByLabel('毕业时间', { exact: true }).fill(degree.graduatedOn.replaceAll('-', ''));
      await at
        .getByRole('group', { name: '是否全日制' })
        .getByText(degree.fullTime ? '是' : '否', { exact: true })
        .click();
      await at.getByLabel('毕业证书编号').fill(degree.certificateNumber);
    },

    async job(job: Job): Promise<void> {
      const at = row('工作经历', 1);
      await at.getByLabel('开始时间', { exact: true }).fill(job.from);
      if (job.to === null) await at.getByText('至今仍在').click();
      else await at.getByLabel('结束时间', { exact: true }).fill(job.to);
      await at.getByLabel('工作单位').fill(job.unit);
      await at.getByLabel('职务或岗位').fill(job.post);
      await at.getByLabel('从事的专业技术工作').fill(job.work);
    },

    /** Reads the commitment as far as it can be scrolled, and ticks it as soon as that is possible. */
    async commit(): Promise<void> {
      const text = page.getByRole('region', { name: '诚信承诺书全文' });
      await text.focus();
      await page.keyboard.press('End');
      await page.getByText('本人已阅读并承诺遵守').click();
    },
  };
};
