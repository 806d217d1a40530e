import { AxeBuilder } from '@axe-core/playwright';
import chromiumBinary from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { sessionCookie } from '../../api/identity/session-cookie.ts';
import type { Person } from '../../stack/http-client.ts';
import { baseUrl } from './platform.ts';

/**
 * Of the arguments that it comes with not these, made for cloud functions: in a single process the pages of all people
 * share the cookies of the first, and pages are to be as safe from one another as they are for people. A graphics card
 * that is reckoned by the processor takes half of what a browser test costs; without one, pages are drawn directly.
 */
const unlikePeoples = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--ignore-gpu-blocklist',
  '--in-process-gpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
const args = chromiumBinary.args.filter((one) => !unlikePeoples.includes(one));

/** A Chromium that npm brings; one for a test file, closed by `closeBrowser`. */
let opening: Promise<Browser> | undefined;
const openBrowser = (): Promise<Browser> =>
  (opening ??= (async () =>
    chromium.launch({
      executablePath: await chromiumBinary.executablePath(),
      args: [...args, '--disable-gpu', '--lang=zh-CN', '--disable-background-networking', '--no-first-run'],
    }))());

const contexts: BrowserContext[] = [];
/** Ends what a test has opened: pages left open would go on asking and slow the next test down. */
export async function closeVisits(): Promise<void> {
  for (const context of contexts.splice(0)) await context.close();
}

export async function closeBrowser(): Promise<void> {
  await (await opening)?.close();
  opening = undefined;
}

export const desktop = { width: 1280, height: 860 };
export const phone = { width: 390, height: 844 };

/** A person's browser: what it has complained of is kept, and a test may ask for it. */
export type Visitor = { page: Page; context: BrowserContext; complaints: string[] };

/** Someone who opens the portal, at the address of the stack that `npm test` has started. */
export async function visitor(viewport = desktop, { scripts = true } = {}): Promise<Visitor> {
  const context = await (
    await openBrowser()
  ).newContext({
    viewport,
    baseURL: baseUrl(),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    hasTouch: viewport.width < 600,
    acceptDownloads: true,
    javaScriptEnabled: scripts,
  });
  contexts.push(context);
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      complaints.push(message.text());
  });
  return { page, context, complaints };
}

/** Signs in as people do: by the login button and the provider's page, choosing the account of this name. */
export async function signInAs(name: string, { viewport = desktop, at = '/' } = {}): Promise<Visitor> {
  const one = await visitor(viewport);
  await one.page.goto(`/auth/login?returnTo=${encodeURIComponent(at)}`);
  await chooseAccount(one.page, name);
  await one.page.waitForURL((url) => !url.pathname.startsWith('/oidc') && !url.pathname.startsWith('/auth'));
  return one;
}

/** Chooses an account on the provider's page; of many accounts the later ones stand folded away. */
export async function chooseAccount(page: Page, name: string): Promise<void> {
  const folded = page.locator('details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
  await page
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click();
}

/** Someone whose session has ended signs in again where the page asks for it, in the window that it opens. */
export async function signInAgain(
  { page, context }: Pick<Visitor, 'page' | 'context'>,
  name: string,
): Promise<void> {
  const asked = page.getByRole('dialog', { name: '登录已过期' });
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    asked.getByRole('button', { name: '重新登录' }).click(),
  ]);
  await chooseAccount(opened, name);
  await asked.waitFor({ state: 'hidden' });
}

/** A browser in which this person is signed in already: of the many that tests make, the login page shows the first. */
export async function browserOf(person: Person, { viewport = desktop, at = '/' } = {}): Promise<Visitor> {
  const one = await visitor(viewport);
  const value = person.cookie(sessionCookie) ?? '';
  await one.context.addCookies([{ name: sessionCookie, value, url: baseUrl() }]);
  // What happens from now on is heard of on the page.
  const hears = one.page.waitForResponse((answer) => answer.url().endsWith('/api/notices/stream'));
  await one.page.goto(at);
  await hears;
  return one;
}

/** Whether the page is wider than the screen: it would have to be pushed sideways to be read. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');

/** What axe finds of serious or critical weight, in words; nothing where the page is fine. */
export async function accessFaults(page: Page): Promise<string[]> {
  // What is half under the header just now would count as too small to be hit, though it need only be scrolled.
  await page.evaluate('scrollTo(0, 0)');
  // Our pages have no frames: what axe opens for those, and what it tells of all that is well, costs more than the look.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    );
}
