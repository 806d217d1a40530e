import type { Page } from 'playwright-core';
import { deployDrawing, saveDrawing, withFurtherReview } from '../support/builders/changed-review.ts';
import { readDiagram } from '../support/released-diagrams.ts';
import type { Shot } from './shots.ts';

const analyst = { role: 'analyst', by: 'analyst' } as const;
const drawn = async (page: Page): Promise<void> => {
  await page.locator('.djs-shape').first().waitFor();
  await page.getByText('检查通过').waitFor();
};
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

/** A version of the analyst's own, to be compared with the release; saved once. */
let saved: Promise<number> | undefined;
const renamed = async (): Promise<number> => {
  const task = 'id="revoke-certificate" name=';
  const xml = await readDiagram('certificate-revocation');
  const changed = xml.replace(`${task}"撤销证书"`, `${task}"撤销职称证书"`);
  return (saved ??= saveDrawing('certificate-revocation', changed, '按新文件统一名称'));
};

const reason = '自本月起实行复审';
/** A further review in force, while applications are under way on the version before it; deployed once. */
let deployed: Promise<number> | undefined;
const furtherReview = async (): Promise<number> =>
  (deployed ??= deployDrawing('unit-review', await withFurtherReview(), reason));

/** What a migration to it would do with each application. */
async function triedOut(page: Page): Promise<void> {
  await furtherReview();
  await page.reload();
  await drawn(page);
  await press(page, '发布');
  await page
    .getByRole('button', { name: /^迁移引擎版本/ })
    .first()
    .click();
  await press(page, '试算');
  await page.getByRole('region', { name: '试算结果' }).waitFor();
  await page.getByLabel('迁移原因').fill(reason);
}

/** The web modeler, as an analyst works with it. */
export const modelerShots: readonly Shot[] = [
  { ...analyst, name: 'modeler', title: '流程图和版本', at: '/modeler' },
  {
    ...analyst,
    name: 'modeler-edit',
    title: '修改流程图：属性',
    at: '/modeler#/unit-review',
    open: async (page) => {
      await drawn(page);
      await page.locator('.djs-element[data-element-id="review"]').first().click();
    },
  },
  {
    ...analyst,
    name: 'modeler-rehearsal',
    title: '试运行',
    at: '/modeler#/confirmation',
    open: async (page) => {
      await drawn(page);
      await press(page, '试运行');
      await press(page, '开始试运行');
      await page.getByText('全部走完').waitFor({ timeout: 120_000 });
    },
  },
  {
    ...analyst,
    name: 'modeler-deploy',
    title: '发布：先看影响',
    at: '/modeler#/unit-review',
    open: async (page) => {
      await drawn(page);
      await press(page, '发布');
      await page.getByRole('dialog').getByText('发布记录').waitFor();
    },
  },
  {
    ...analyst,
    name: 'modeler-compare',
    title: '比较两个版本',
    at: '/modeler',
    open: async (page) => {
      await page.goto(`/modeler#/certificate-revocation/compare/0...${await renamed()}`);
      await page.reload();
      await page.getByRole('list', { name: '图例' }).waitFor();
    },
  },
  {
    ...analyst,
    name: 'modeler-migration',
    title: '迁移在办的申报书：试算',
    at: '/modeler#/unit-review',
    open: async (page) => {
      await triedOut(page);
      await page.getByLabel('迁移原因').scrollIntoViewIfNeeded();
    },
  },
  {
    ...analyst,
    name: 'modeler-migrated',
    title: '迁移的结果',
    at: '/modeler#/unit-review',
    open: async (page) => {
      await triedOut(page);
      await page.getByRole('region', { name: '试算结果' }).getByRole('checkbox').first().check();
      await press(page, '迁移选中的 1 份');
      await page.getByRole('region', { name: '迁移结果' }).getByText('已迁移 1 份，未迁移 0 份').waitFor();
    },
  },
];
