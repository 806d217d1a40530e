import { afterAll, afterEach, expect, test } from '@jest/globals';
import { Application } from '../support/builders/application.ts';
import { browserOf, closeBrowser, closeVisits, signInAgain } from '../support/browser.ts';
import { sessionCookie } from '../../api/identity/session-cookie.ts';
import { waitFor } from '../support/wait-for.ts';
import { namedPerson } from './pages/applicant.ts';
import { editor } from './pages/editor.ts';

afterEach(closeVisits);
afterAll(closeBrowser);

/** Someone with a draft open at the long text of their achievements. */
async function atAchievements() {
  const { name, person } = await namedPerson();
  const draft = await Application.draft({ applicant: person });
  const one = await browserOf(person, { at: `/applications/${draft.id}/edit?step=achievements` });
  const form = editor(one.page);
  await form.at('主要工作成绩');
  const saved = async () => (await draft.read()).form.achievements;
  return { ...one, name, draft, form, saved };
}

test('R-16 what is typed while the connection is lost is sent when it is back', async () => {
  const { page, context, form, saved } = await atAchievements();
  await context.setOffline(true);
  await form.fill('主要工作成绩', '断网时写下的成绩。');
  await form.state('offline');
  await page.getByText('内容已存在本机，恢复后自动保存').waitFor();
  await context.setOffline(false);
  await form.saved();
  expect(await saved()).toBe('断网时写下的成绩。');
});

test('R-16 a page closed while the connection was lost shows what was typed when it is opened again, and saves it', async () => {
  const { page, context, draft, form, saved } = await atAchievements();
  await context.setOffline(true);
  await form.fill('主要工作成绩', '关闭页面前写下的成绩。');
  await form.state('offline');
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(`/applications/${draft.id}/edit?step=achievements`);
  const later = editor(again);
  await later.at('主要工作成绩');
  expect(await again.getByRole('textbox', { name: '主要工作成绩', exact: true }).inputValue()).toBe(
    '关闭页面前写下的成绩。',
  );
  await later.saved();
  await waitFor('the text to be saved', async () => (await saved()) === '关闭页面前写下的成绩。');
});

test('R-16 a session that expires in the middle asks to sign in again and loses nothing that was typed', async () => {
  const { page, context, name, form, saved } = await atAchievements();
  await context.clearCookies({ name: sessionCookie });
  await form.fill('主要工作成绩', '登录过期后写下的成绩。');
  await signInAgain({ page, context }, name);
  await form.saved();
  expect(await page.getByRole('textbox', { name: '主要工作成绩', exact: true }).inputValue()).toBe(
    '登录过期后写下的成绩。',
  );
  expect(await saved()).toBe('登录过期后写下的成绩。');
});

test('R-16 of two tabs the second is told who saved what, sees both and chooses; nothing is overwritten by itself', async () => {
  const { page, context, draft, form, saved, name } = await atAchievements();
  const other = await context.newPage();
  await other.goto(`/applications/${draft.id}/edit?step=achievements`);
  const second = editor(other);
  await second.at('主要工作成绩');
  // The first tab hears of nothing while its connection is lost.
  await page.route('**/api/**', (route) => route.abort());
  await form.fill('主要工作成绩', '第一个页面的成绩。');
  await form.state('offline');
  await second.fill('主要工作成绩', '第二个页面的成绩。');
  await second.fill('奖惩情况', '无');
  await second.saved();
  await page.unroute('**/api/**');

  const note = page.getByRole('alert', { name: '申报书已在别处修改' });
  await note.waitFor();
  expect(await note.innerText()).toContain(`申报书已由${name}于`);
  expect(await note.innerText()).toContain('主要工作成绩');
  expect(await saved()).toBe('第二个页面的成绩。');
  await note.getByRole('button', { name: '对照两份内容' }).click();
  await note.getByRole('cell', { name: '第二个页面的成绩。' }).waitFor();
  await note.getByRole('cell', { name: '第一个页面的成绩。' }).waitFor();
  await note.getByRole('button', { name: '按所选内容保存' }).click();
  await form.saved();
  expect((await draft.read()).form).toMatchObject({ achievements: '第一个页面的成绩。', rewards: '无' });
});
