import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { sessionCookie } from '../../api/identity/session-cookie.ts';
import { browserOf, closeBrowser, closeVisits, signInAgain, type Visitor } from '../support/browser.ts';
import { forgetVersions } from '../support/builders/changed-review.ts';
import { as, sql } from '../support/platform.ts';
import { ModelerPage } from './pages/modeler.ts';

const diagram = 'certificate-revocation';
const step = '办理证书撤销';
let visit: Visitor;
let modeler: ModelerPage;

/** A drawing that has been changed, and is about to be saved. */
beforeEach(async () => {
  visit = await browserOf(await as('analyst'));
  modeler = new ModelerPage(visit.page);
  await modeler.open(diagram);
  await modeler.select('revoke-certificate');
  await modeler.setName(step);
  await visit.page.getByRole('button', { name: '保存', exact: true }).click();
  await visit.page.getByLabel('修改说明').fill('换个名称');
});
afterEach(async () => {
  await closeVisits();
  await forgetVersions(diagram);
});
afterAll(closeBrowser);

const save = (): Promise<void> =>
  visit.page.getByRole('dialog', { name: '保存流程图' }).getByRole('button', { name: '保存' }).click();
async function savedAsDrawn(): Promise<void> {
  await save();
  await visit.page.getByText('已保存为新版本').waitFor();
  const found = await sql(
    'select comment, xml like :drawn as drawn from diagram_version where diagram = :diagram',
    { diagram, drawn: `%${step}%` },
  );
  expect(found).toEqual({ comment: '换个名称', drawn: true });
}

test('R-60 a drawing that cannot be saved for want of a connection stays, and is saved afterwards', async () => {
  const { page, context } = visit;
  const unanswered = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/me'));
  await context.setOffline(true);
  await save();
  await page.getByText('网络连接已断开，请检查网络后重试').waitFor();
  await unanswered;
  await context.setOffline(false);
  await savedAsDrawn();
});

test('R-60 whose session has ended is asked to sign in again over the drawing, which stays and is saved', async () => {
  const { page, context } = visit;
  await context.clearCookies({ name: sessionCookie });
  // Not the refusal is what tells of it, but the question who is there, which follows any failure.
  await page.route('**/versions', (route) => route.abort(), { times: 1 });
  await save();
  await signInAgain(visit, '流程分析员');
  await savedAsDrawn();
});
