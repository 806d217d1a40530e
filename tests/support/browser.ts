import { AxeBuilder } from '@axe-core/playwright';
import chromiumBinary from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { baseUrl } from './platform.ts';

/**
 * Of the arguments that it comes with not these: in a single process all contexts send the cookies of the first, so that
 * everybody is whoever signed in first; and pages are to be as safe from one another as they are for people.
 */
const unlikePeoples = new Set([
  '--single-process',
  '--disable-web-security',
  '--allow-running-insecure-content',
]);

/** A Chromium that npm brings; one for a test file, closed by `closeBrowser`. */
let opening: Promise<Browser> | undefined;
const openBrowser = (): Promise<Browser> =>
  (opening ??= (async () =>
    chromium.launch({
      executablePath: await chromiumBinary.executablePath(),
      args: [
        ...chromiumBinary.args.filter((one) => !unlikePeoples.has(one)),
        '--disable-background-networking',
        '--no-first-run',
      ],
    }))());

export async function closeBrowser(): Promise<void> {
  await (await opening)?.close();
  opening = undefined;
}

export const desktop = { width: 1280, height: 860 };
export const phone = { width: 390, height: 844 };

/** A person's browser: what it has complained of is kept, and a test may ask for it. */
export type Visitor = { page: Page; context: BrowserContext; complaints: string[] };

/** Someone who opens the portal, at the address of the stack that `npm test` has started. */
export async function visitor(viewport = desktop): Promise<Visitor> {
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
  });
  context.setDefaultTimeout(20_000);
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
  await one.page
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click();
  await one.page.waitForURL((url) => !url.pathname.startsWith('/oidc') && !url.pathname.startsWith('/auth'));
  return one;
}

/** What axe finds of serious or critical weight, in words; nothing where the page is fine. */
export async function accessFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    );
}
