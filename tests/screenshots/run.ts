import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '../../stack/main.ts';
import { closeBrowser, visitor, type Visitor } from '../support/browser.ts';
import { placed, portalPages } from '../support/portal-pages.ts';
import { root } from '../support/sources.ts';
import { placesOf, readCity } from './city.ts';
import { startDemo } from './demo.ts';
import { documentOf } from './document.ts';
import { pictureOf, settled, sizeNames, sizes } from './picture.ts';
import { type Shot, shotsOf } from './shots.ts';
import { signedInAs } from './signed-in.ts';

/**
 * `npm run screenshots [name …]`: pictures of every page of the portal, as the demo city's people see it at the desk and on
 * the phone, into docs/pictures/portal; without names also docs/portal.md. On a throw-away demo, or on the platform that
 * runs at PLATFORM_URL, whose demo has been filled; there, too, drafts are saved, and one is deployed.
 */
const pictures = join(root, 'docs/pictures/portal');
const wanted = process.argv.slice(2);
const running = process.env.PLATFORM_URL;

const folder = await mkdtemp(join(tmpdir(), 'title-review-screenshots-'));
const demo = running ? undefined : await startDemo(folder);
const base = running ?? demo?.url ?? '';
try {
  process.env.TEST_BASE_URL = base;
  const city = await readCity(base);
  const shots = shotsOf(portalPages, city, (page) => placed(page, placesOf(city)));
  const chosen = wanted.length > 0 ? shots.filter(({ name }) => wanted.includes(name)) : shots;
  await mkdir(pictures, { recursive: true });
  for (const shot of chosen) await take(shot);
  if (wanted.length === 0)
    await writeFile(join(root, 'docs/portal.md'), await documentOf(shots, 'tests/screenshots'));
} catch (error) {
  process.exitCode = 1;
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
} finally {
  await closeBrowser();
  await demo?.stop();
  await rm(folder, { recursive: true, force: true });
}

async function take(shot: Shot): Promise<void> {
  for (const size of sizeNames) {
    const visit = await visitor(sizes[size]);
    if (shot.by) await signedInAs(visit, base, shot.by);
    await opened(visit, shot);
    const bytes = await pictureOf(visit.page, sizes[size], shot.open === undefined);
    await writeFile(join(pictures, `${shot.name}-${size}.webp`), bytes);
    await visit.context.close();
  }
  say(`docs/pictures/portal/${shot.name}`);
}

async function opened({ page }: Visitor, { at, open }: Shot): Promise<void> {
  await page.goto(at);
  await page.getByRole('heading').filter({ visible: true }).first().waitFor();
  await settled(page);
  await open?.(page);
}
