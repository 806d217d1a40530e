import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../../stack/http-client.ts';
import { type Watch, watchChanges } from '../../support/change-watch.ts';
import { documentedRoutes, type Route } from '../../support/documented-routes.ts';
import { ownApi, type OwnApi } from '../../support/own-api.ts';
import { expectSoundAnswer } from '../../support/refusals.ts';
import { calls, rightsWorld, type World } from '../../support/rights-calls.ts';
import { edgesIn, edgesOfParameter, withEdge } from '../../support/schema-edges.ts';
import { wholeOf } from '../../support/schema-faults.ts';

type Matrix = Record<string, Record<string, string[]>>;
const matrix = JSON.parse(
  await readFile(join(import.meta.dirname, '..', 'rights-matrix.json'), 'utf8'),
) as Matrix;

let api: OwnApi;
let world: World;
let watch: Watch;
let routes: Route[];
beforeAll(async () => {
  api = await ownApi();
  world = await rightsWorld(api);
  ({ routes } = await documentedRoutes(api.baseUrl));
  watch = await watchChanges(api.knex);
}, 60_000);
afterAll(() => api.stop());

const nameOf = ({ method, path }: Route): string => `${method} ${path.replace(/\.xlsx$/, '')}`;
/** The last of those who are let in, who has most menus: what they send gets as far as the database. */
function letIn(route: Route): Person {
  const person = world.people[matrix[nameOf(route)]?.yes?.at(-1) ?? 'handler'];
  if (!person) throw new Error(`nobody may use ${nameOf(route)}`);
  return person;
}
/** As a right call of the route is addressed. */
const addressOf = (route: Route): URL => {
  const [path] = calls[nameOf(route)]?.(world) ?? [route.path];
  const url = new URL(path, api.baseUrl);
  if (route.path.endsWith('.xlsx')) url.pathname += '.xlsx';
  return url;
};

/** Of whatever is changed by who has read the present state. */
const asIfJustRead = (): Promise<unknown> =>
  api.knex.raw(`
    with settings as (update recognition_setting set revision = 1), units as (update unit set revision = 1),
      documents as (update approval_document set revision = 1), handlers as (update handler set revision = 1)
    update application set attachments_revision = 1, form_revision = 1`);

describe('what is just possible', () => {
  test('at each field of each body is done or refused, and a refusal changes nothing', async () => {
    let done = 0;
    for (const route of routes.filter((one) => one.body && !one.path.includes('{act}'))) {
      const [, body] = calls[nameOf(route)]?.(world) ?? [''];
      const whole = {
        ...(wholeOf(route.body ?? {}, Object.values(world.ids)) as object),
        ...(body as object),
      };
      const read = { ...whole, ...('revision' in whole && { revision: 1 }) };
      for (const edge of edgesIn(route.body ?? {})) {
        if ('revision' in whole) await asIfJustRead();
        const init = {
          method: route.method.toUpperCase(),
          body: JSON.stringify(withEdge(read, edge)),
          headers: { 'content-type': 'application/json' },
        };
        const ask = () => letIn(route).raw(addressOf(route).href, init);
        const said = `${nameOf(route)} with ${edge.field} ${JSON.stringify(edge.value).slice(0, 80)}`;
        if ((await expectSoundAnswer(watch, ask, said)) < 400) done++;
      }
    }
    expect(done).toBeGreaterThan(50);
  }, 60_000);

  test('of each parameter, and each made-up place to go on from, is answered or refused', async () => {
    let answered = 0;
    for (const route of routes.filter((one) => one.method === 'get'))
      for (const { name, schema } of route.parameters.filter((one) => one.in === 'query'))
        for (const value of edgesOfParameter(name, schema)) {
          const url = addressOf(route);
          url.searchParams.set(name, String(value));
          const ask = () => letIn(route).raw(url.href, {});
          if ((await expectSoundAnswer(watch, ask, url.href)) < 400) answered++;
        }
    expect(answered).toBeGreaterThan(100);
  }, 60_000);
});
