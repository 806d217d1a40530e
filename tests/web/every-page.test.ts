import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { RouteRecordRaw } from 'vue-router';
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

/** By a name that the compiler does not follow: of pages (`.vue`) only the portal's own knows. */
const routesFile = ['..', '..', 'web-portal', 'src', 'routes.ts'].join('/');
const { routes } = (await import(routesFile)) as { routes: RouteRecordRaw[] };

/** What there is to look at: one application on its way, a draft, a batch with one, an approval document. */
let running: Application;
let draft: Application;
let applicant: Person;
let places: { unit: string; batch: string; document: string };

beforeAll(async () => {
  applicant = (await newPerson()).person;
  draft = await Application.draft({ applicant, business: 'confirmation' });
  running = await (await Application.draft({ applicant })).toAcceptingUnit();
  await running.act(bureau.one, 'sign');
  await (await Application.draft()).toBatch();
  const unit = await unitId(bureau.unit);
  const handler = await as(bureau.one);
  const { body } = await handler.get<{ items: { id: string }[] }>(`/api/units/${unit}/issuance-batches`);
  places = { unit, batch: body.items[0]?.id ?? '', document: await approvalDocument() };
}, 120_000);
afterEach(closeVisits);
afterAll(closeBrowser);

/** Every address of `routes.ts`, its parameters still in it. */
const addresses = (records: readonly RouteRecordRaw[], above = ''): string[] =>
  records.flatMap(({ path, children }) => {
    const whole = path.startsWith('/') ? path : `${above}/${path}`.replace(/\/$/, '');
    return children ? addresses(children, whole) : [whole];
  });
const all = addresses(routes);

/** The address as one person sees it: what is there in place of its parameters. */
function placed(address: string): string {
  const { unit, batch, document } = places;
  const business = address.startsWith('/units/') ? 'initial' : 'confirmation';
  return address
    .replace(':rest(.*)*', 'no/such/page')
    .replace(':business(initial|confirmation)', business)
    .replace(':documentId', document)
    .replace(':unitId', unit)
    .replace(':id', () => {
      if (address.includes('/batches/')) return batch;
      return address.endsWith('/edit') ? draft.id : running.id;
    });
}

/** Opens it, waits until all of it is there, and says what is wrong at the desk and on the phone. */
async function faultsAt({ page, complaints }: Visitor, address: string): Promise<string[]> {
  const wide = page.viewportSize() ?? phone;
  await page.goto(placed(address));
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
  return [...found, ...complaints.splice(0)].map((fault) => `${address}: ${fault}`);
}

async function walk(person: Person, pages: readonly string[]): Promise<string[]> {
  const visit = await browserOf(person);
  const faults: string[] = [];
  for (const address of pages) faults.push(...(await faultsAt(visit, address)));
  return faults;
}

const under = (prefix: string): string[] => all.filter((address) => address.startsWith(prefix));
const units = under('/units/');
const administration = under('/administration/');
const others = all.filter((address) => ![...units, ...administration, '/signed-in'].includes(address));
const half = Math.ceil(units.length / 2);

test('R-85 every page of people who apply has no serious fault and fits the desk and the phone', async () => {
  expect(await walk(applicant, others)).toEqual([]);
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
  expect(await walk(await as('administrator'), administration)).toEqual([]);
}, 120_000);
