import { afterAll, expect, test } from '@jest/globals';
import { accessFaults, closeBrowser, phone, signInAs, visitor } from '../support/browser.ts';

afterAll(closeBrowser);

test('R-01 whoever is not signed in is led to the login and comes back to the page they asked for', async () => {
  const { page } = await visitor();
  await page.goto('/notices');
  await page.getByRole('heading', { name: '请先登录' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: '登录' }).click();
  await page.getByRole('button', { name: /^林若溪/ }).click();
  await page.getByRole('heading', { name: '通知', exact: true }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/notices');
});

test('R-01 signing out ends the session and shows the home page of a stranger', async () => {
  const { page } = await signInAs('赵一鸣');
  await page.getByRole('button', { name: '账号：赵一鸣' }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.getByRole('banner').getByRole('link', { name: '登录', exact: true }).waitFor();
});

test('R-85 an address that is no page says so and leads home', async () => {
  const { page } = await visitor(phone);
  await page.goto('/no/such/page');
  await page.getByRole('heading', { name: '没有找到这个页面' }).waitFor();
  expect(await accessFaults(page)).toEqual([]);
});
