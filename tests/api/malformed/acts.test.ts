import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { actNames, actRow, offerableActs } from '../../../domain/application/acts.ts';
import { type State, stateNames } from '../../../domain/application/states.ts';
import type { Person } from '../../../stack/http-client.ts';
import { type Watch, watchChanges } from '../../support/change-watch.ts';
import { documentedRoutes, type Route, seed } from '../../support/documented-routes.ts';
import { ownApi, type OwnApi } from '../../support/own-api.ts';
import { expectSoundAnswer } from '../../support/refusals.ts';
import { calls, rightsWorld, type World } from '../../support/rights-calls.ts';
import { fitting, type Schema, withOneFault } from '../../support/schema-values.ts';

let api: OwnApi;
let world: World;
let watch: Watch;
let inputs: Record<string, Schema>;
let routes: Route[];
beforeAll(async () => {
  api = await ownApi();
  world = await rightsWorld(api);
  ({ routes, inputs } = await documentedRoutes(api.baseUrl));
  // The builders' numbers are not the platform's own, which would come to the same one.
  await api.knex('application').update({ number: api.knex.raw(`'T' || number`) });
  watch = await watchChanges(api.knex);
}, 60_000);
afterAll(() => api.stop());

/** At the unit that would have it there, with every act on offer: only the table of acts says no. */
async function putInto(state: State): Promise<void> {
  const id = world.ids.application;
  const unit = ['to_certify', 'held', 'completed', 'revoked'].includes(state) ? 'bureau' : 'hospital';
  const place = { unit_id: world.ids[unit], handler_id: null, begun_at: null, pending_act: null };
  await api
    .knex('application')
    .where({ id })
    .update({ state, ...place });
  await api
    .knex('task')
    .where({ application_id: id })
    .update({ state: 'open', closed_at: null, actions: offerableActs });
}

/** Those whose act it may be, and in turn one of all the others. */
function askers(index: number): Person[] {
  const everybody = Object.values(world.people);
  const { applicant, handler, 'handler of the accepting unit': accepting } = world.people;
  return [applicant, handler, accepting, everybody[index % everybody.length]].filter(
    (one) => one !== undefined,
  );
}

describe('acts on what is not there for them', () => {
  test.each(stateNames)(
    'each act on an application in %s, by whom and with what input ever, is done or refused, and a refusal changes nothing',
    async (state) => {
      const path = (act: string): string => `/api/applications/${world.ids.application}/acts/${act}`;
      const doneElsewhere: string[] = [];
      for (const [index, act] of actNames.entries()) {
        const right = fitting(inputs[`${act}_input`] ?? {}, Object.values(world.ids));
        const input = fc.oneof(right, withOneFault(right));
        for (const [nth, person] of askers(index).entries()) {
          await putInto(state);
          const body = JSON.stringify({
            input: fc.sample(input, { numRuns: 1, seed: seed + nth * 97 + index })[0],
          });
          const headers = { 'content-type': 'application/json' };
          const ask = () => person.raw(path(act), { method: 'POST', body, headers });
          const status = await expectSoundAnswer(watch, ask, act);
          if (status < 400 && !actRow(act).from.includes(state)) doneElsewhere.push(act);
        }
      }
      expect(doneElsewhere).toEqual([]);
    },
    60_000,
  );

  test.each(stateNames)(
    'every other route of an application in %s is answered or refused, and a refusal changes nothing',
    async (state) => {
      const ofOne = routes.filter(
        ({ path, method }) =>
          path.startsWith('/api/applications/{id}') && !path.includes('{act}') && method !== 'delete',
      );
      expect(ofOne.length).toBeGreaterThan(10);
      for (const { method, path } of ofOne) {
        const [address = '', body] = calls[`${method} ${path}`]?.(world) ?? [];
        // Under the revisions that are there, so that only the state can say no.
        const right = {
          ...(body as object),
          ...(path.endsWith('attachments') ? { revision: 1 } : { formRevision: 1 }),
        };
        for (const person of askers(0)) {
          await putInto(state);
          const sent = { body: JSON.stringify(right), headers: { 'content-type': 'application/json' } };
          const init = { method: method.toUpperCase(), ...(method === 'get' ? {} : sent) };
          await expectSoundAnswer(watch, () => person.raw(address, init), `${method} ${path}`);
        }
      }
    },
    60_000,
  );
});
