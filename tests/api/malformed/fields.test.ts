import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../../stack/http-client.ts';
import { type Watch, watchChanges } from '../../support/change-watch.ts';
import { documentedRoutes, type Route } from '../../support/documented-routes.ts';
import { ownApi, type OwnApi } from '../../support/own-api.ts';
import { expectSoundAnswer } from '../../support/refusals.ts';
import { rightsWorld, type World } from '../../support/rights-calls.ts';
import { endless, type Fault, faultsIn, wholeOf } from '../../support/schema-faults.ts';
import type { Schema } from '../../support/schema-values.ts';

let api: OwnApi;
let world: World;
let watch: Watch;
let administrator: Person;
let ids: string[];
let routes: Route[];
let inputs: Record<string, Schema>;
beforeAll(async () => {
  api = await ownApi();
  world = await rightsWorld(api);
  ids = Object.values(world.ids);
  const { administrator: found } = world.people;
  if (!found) throw new Error('nobody administers the platform');
  // Gets past every door, so that the checks of what is sent are what is met.
  administrator = found;
  ({ routes, inputs } = await documentedRoutes(api.baseUrl));
  watch = await watchChanges(api.knex);
}, 60_000);
afterAll(() => api.stop());

const nameOf = (route: Route): string => `${route.method} ${route.path}`;
type Values = Record<string, unknown>;

/** The address with every parameter as it should be, but for those given. */
function addressOf(route: Route, wrong: Values = {}): string {
  const valueOf = (name: string, schema: Schema): string =>
    String(name in wrong ? wrong[name] : wholeOf(schema, ids));
  const inPath = route.parameters.filter((one) => one.in === 'path');
  const path = inPath.reduce(
    (filled, { name, schema }) => filled.replace(`{${name}}`, encodeURIComponent(valueOf(name, schema))),
    route.path,
  );
  const asked = route.parameters.filter((one) => one.in === 'query' && (one.required || one.name in wrong));
  return `${path}?${new URLSearchParams(asked.map(({ name, schema }): [string, string] => [name, valueOf(name, schema)])).toString()}`;
}

const json = { 'content-type': 'application/json' };
type Refusal = { code?: string; faults?: { field: string }[] };

/** Gives the fault where it was not refused at its field, with what was answered. */
async function missed(route: Route, address: string, fault: Fault, body?: unknown): Promise<object[]> {
  const init = {
    method: route.method.toUpperCase(),
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: json }),
  };
  let refusal: Refusal = {};
  const status = await expectSoundAnswer(watch, async () => {
    const answer = await administrator.raw(address, init);
    if (answer.status >= 400) refusal = (await answer.clone().json()) as Refusal;
    return answer;
  });
  const fields = refusal.faults?.map(({ field }) => field) ?? [];
  const named = fields.some((field) => field === fault.field || field.startsWith(`${fault.field}.`));
  return status === 422 && refusal.code === 'INPUT_INVALID' && named
    ? []
    : [{ route: nameOf(route), field: fault.field, what: fault.what, status, code: refusal.code, fields }];
}

describe('each field of each route of /openapi.json', () => {
  test('no text and no list that may be sent is without an end', () => {
    const found = routes.flatMap((route) => [
      ...endless(route.body ?? {}).map((field) => `${nameOf(route)} ${field}`),
      ...route.parameters.flatMap(({ name, schema }) =>
        endless(schema, name).map((field) => `${nameOf(route)} ${field}`),
      ),
    ]);
    expect(found).toEqual([]);
  });

  test('of a body: missing, unknown, of another type, too long, too much, in another form is refused at that field and changes nothing', async () => {
    const taken = routes.filter((route) => route.body);
    expect(taken.length).toBeGreaterThan(20);
    const found: object[] = [];
    let thrown = 0;
    for (const route of taken) {
      const whole = wholeOf(route.body ?? {}, ids);
      // What is no object at all is not readable as a body, and has no field.
      for (const fault of faultsIn(route.body ?? {}).filter(({ field }) => field)) {
        thrown++;
        found.push(...(await missed(route, addressOf(route), fault, fault.change(whole))));
      }
    }
    expect(found).toEqual([]);
    expect(thrown).toBeGreaterThan(500);
  }, 60_000);

  test("R-91 of an act's input: the same, before anything else is judged", async () => {
    const route = routes.find(({ path }) => path === '/api/applications/{id}/acts/{act}');
    if (!route) throw new Error('no route for acts');
    const found: object[] = [];
    for (const [name, schema] of Object.entries(inputs).filter(([one]) => one.endsWith('_input'))) {
      const whole = wholeOf(schema, ids);
      for (const fault of faultsIn(schema).filter(({ field }) => field)) {
        const address = addressOf(route, { act: name.replace('_input', ''), id: world.ids.application });
        found.push(...(await missed(route, address, fault, { input: fault.change(whole) })));
      }
    }
    expect(found).toEqual([]);
  }, 60_000);

  test('of an address: in another form, not of the choice, too long, too much is refused at that parameter', async () => {
    const found: object[] = [];
    for (const route of routes)
      for (const { name, schema, in: where } of route.parameters) {
        // An address has texts alone: nothing in it is of another type.
        const faults = faultsIn(schema, { field: name, put: (_whole, value) => value }).filter(({ change }) =>
          ['string', 'number'].includes(typeof change(undefined)),
        );
        for (const fault of faults) {
          const value = fault.change(undefined);
          if (String(value) === '' && where === 'path') continue;
          if (typeof value === 'number' && schema.type === 'string') continue;
          found.push(...(await missed(route, addressOf(route, { [name]: value }), fault)));
        }
      }
    expect(found).toEqual([]);
  }, 60_000);
});
