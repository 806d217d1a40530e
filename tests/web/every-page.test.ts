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
  };
}, 120_000);
afterEach(closeVisits);
afterAll(closeBrowser);

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

async function walk(person: Person, pages: readonly PortalPage[]): Promise<string[]> {
  const visit = await browserOf(person);
  const faults: string[] = [];
  for (const one of pages) faults.push(...(await faultsAt(visit, one)));
  return faults;
}

const of = (viewer: Viewer): PortalPage[] => portalPages.filter((one) => one.viewer === viewer);
const units = of('unit');
const half = Math.ceil(units.length / 2);

test('R-85 every page of people who apply has no serious fault and fits the desk and the phone', async () => {
  expect(await walk(applicant, of('applicant'))).toEqual([]);
}, 120_000);

test.each([
  ['first', units.slice(0, half)],
  ['second', units.slice(half)],
])(
  'R-85 the %s half of the unit centre has no serious fault and fits the desk and the phone',
  async (_, pages) => {
    expect(await walk(await as('legal-south-bureau'), pages)).toEqual([]);
  },
  120_000,
);

test('R-85 every page of the administration has no serious fault and fits the desk and the phone', async () => {
  expect(await walk(await as('administrator'), of('administrator'))).toEqual([]);
}, 120_000);
