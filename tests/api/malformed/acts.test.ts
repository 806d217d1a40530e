import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { actNames, offerableActs } from '../../../domain/application/acts.ts';
import { type State, stateNames } from '../../../domain/application/states.ts';
import { Person } from '../../../stack/http-client.ts';
import { type Watch, watchChanges } from '../../support/change-watch.ts';
import { ownApi, type OwnApi } from '../../support/own-api.ts';
import { expectSoundAnswer } from '../../support/refusals.ts';
import { rightsWorld, type World } from '../../support/rights-calls.ts';
import { fitting, type Schema, withOneFault } from '../../support/schema-values.ts';

type Document = { components: { schemas: Record<string, Schema> } };

let api: OwnApi;
let world: World;
let watch: Watch;
let inputs: Record<string, Schema>;
beforeAll(async () => {
  api = await ownApi();
  world = await rightsWorld(api);
  inputs = (await new Person(api.baseUrl).get<Document>('/openapi.json')).body.components.schemas;
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

describe('acts on what is not there for them', () => {
  test.each(stateNames)(
    'each act on an application in %s, by whom and with what input ever, is done or refused, and a refusal changes nothing',
    async (state) => {
      const path = (act: string): string => `/api/applications/${world.ids.application}/acts/${act}`;
      let done = 0;
      for (const act of actNames) {
        const right = fitting(inputs[`${act}_input`] ?? {}, Object.values(world.ids));
        const input = fc.oneof(right, withOneFault(right));
        for (const [nth, person] of Object.values(world.people).entries()) {
          await putInto(state);
          const body = JSON.stringify({
            input: fc.sample(input, { numRuns: 1, seed: nth * 97 + act.length })[0],
          });
          const headers = { 'content-type': 'application/json' };
          const ask = () => person.raw(path(act), { method: 'POST', body, headers });
          if ((await expectSoundAnswer(watch, ask)) < 400) done++;
        }
      }
      // One person or another may do something right; most may not.
      expect(done).toBeLessThan(actNames.length * 4);
    },
    60_000,
  );
});
