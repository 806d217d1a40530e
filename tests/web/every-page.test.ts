import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Person } from '../../stack/http-client.ts';
import { Application, approvalDocument, bureau } from '../support/builders/application.ts';
import {
  accessFaults,
  browserOf,
  closeBrowser,
  closeVisits,
  isTooWide,
  phone,
  type Visitor,
} from '../support/browser.ts';
import { as, newPerson, unitId } from '../support/platform.ts';
import { waitFor } from '../support/wait-for.ts';
import { type Places, placed, type PortalPage, portalPages, type Viewer } from '../support/portal-pages.ts';

/** What there is to look at: one application on its way, a draft, a batch with one, an approval document. */
let applicant: Person;
let places: Omit<Places, 'business'>;

beforeAll(async () => {
  applicant = (await newPerson()).person;
  const draft = await Application.draft({ applicant, business: 'confirmation' });
  const running = await (await Application.draft({ applicant })).toAcceptingUnit();
  await running.act(bureau.one, 'sign');
  await (await Application.draft()).toBatch();
  const unit = await unitId(bureau.unit);
  const handler = await as(bureau.one);
  const { body } = await handler.get<{ items: { id: string }[] }>(`/api/units/${unit}/issuance-batches`);
  places = {
    unit,
    batch: body.items[0]?.id ?? '',
    document: await approvalDocument(),
    application: running.id,
    draft: draft.id,
    instance: await instanceOf(running),
  };
}, 120_000);
afterEach(closeVisits);
afterAll(closeBrowser);

/** The topmost process instance of an application, once the monitor has heard of it. */
const instanceOf = (application: Application): Promise<string> =>
  waitFor('the monitor to know the instance', async () => {
    const { number } = await application.read();
    const path = `/api/monitor/instances?number=${number ?? ''}`;
    const { body } = await (await as('administrator')).get<{ items: { key: string }[] }>(path);
    return body.items[0]?.key;
  });

/** Opens it, waits until all of it is there, and says what is wrong at the desk and on the phone. */
async function faultsAt({ page, complaints }: Visitor, one: PortalPage): Promise<string[]> {
  const wide = page.viewportSize() ?? phone;
  // 初定 is taken already: of what people apply for, the other one.
  const business = one.viewer === 'unit' ? 'initial' : 'confirmation';
  await page.goto(placed(one, { ...places, business }));
  await page
    .getByRole('heading', { level: 1 })
    .or(page.getByRole('heading', { level: 2 }))
    .first()
    .waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  const found = await accessFaults(page);
  if (await isTooWide(page)) found.push('wider than the screen');
  await page.setViewportSize(phone);
  found.push(...(await accessFaults(page)).map((fault) => `phone: ${fault}`));
  if (await isTooWide(page)) found.push('wider than the phone');
  await page.setViewportSize(wide);
  return [...found, ...complaints.splice(0)].map((fault) => `${one.address}: ${fault}`);
}

/** In two windows side by side: while one loads, the other is looked at. */
async function walk(person: Person, pages: readonly PortalPage[]): Promise<string[]> {
  const half = Math.ceil(pages.length / 2);
  const windows = [pages.slice(0, half), pages.slice(half)].map(async (these) => {
    const visit = await browserOf(person);
    const faults: string[] = [];
    for (const one of these) faults.push(...(await faultsAt(visit, one)));
    return faults;
  });
  return (await Promise.all(windows)).flat();
}

const of = (viewer: Viewer): PortalPage[] => portalPages.filter((one) => one.viewer === viewer);

test('R-85 every page of people who apply has no serious fault and fits the desk and the phone', async () => {
  expect(await walk(applicant, of('applicant'))).toEqual([]);
}, 120_000);

test('R-85 every page of the unit centre has no serious fault and fits the desk and the phone', async () => {
  expect(await walk(await as('legal-south-bureau'), of('unit'))).toEqual([]);
}, 120_000);

test('R-85 every page of the administration has no serious fault and fits the desk and the phone', async () => {
  expect(await walk(await as('administrator'), of('administrator'))).toEqual([]);
}, 120_000);
