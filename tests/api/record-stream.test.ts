import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RecordStream, startRecordStream } from '../../api/record-stream/start.ts';
import type { Told } from '../../engine/records.ts';
import { makeLogger } from '../../stack/logger.ts';
import { freePorts } from '../../stack/ports.ts';
import { bulkOf, elementRecord } from '../support/engine-records.ts';

const password = 'a-password-of-some-length';
let stream: RecordStream;
let url: string;
beforeAll(async () => {
  const [port = 0] = await freePorts(1);
  url = `http://127.0.0.1:${port}`;
  stream = await startRecordStream({ host: '127.0.0.1', port, password, log: makeLogger('silent') });
});
afterAll(() => stream.stop());

const body = bulkOf([elementRecord({ position: 1, intent: 'ELEMENT_ACTIVATED', key: 1, instance: 1 })]);

/** A request as the exporter makes it. */
const send = async (
  path: string,
  given: { body?: string; password?: string; method?: string } = {},
): Promise<{ status: number; product: string | null; errors: unknown }> => {
  const answer = await fetch(`${url}${path}`, {
    method: given.method ?? 'POST',
    body: given.body ?? body,
    headers: { authorization: `Basic ${btoa(`engine:${given.password ?? password}`)}` },
  });
  const { errors } = (await answer.json()) as { errors: unknown };
  return { status: answer.status, product: answer.headers.get('x-elastic-product'), errors };
};

test('R-70 the engine is answered as the product it expects, and asked again while nothing can be written', async () => {
  const told: Told[] = [];
  expect((await send('/_component_template/zeebe-record', { method: 'PUT', body: '{}' })).status).toBe(200);
  // The database is not there yet, or not any more.
  expect(await send('/_bulk')).toMatchObject({ status: 503, errors: true });
  stream.attach((one) => {
    told.push(one);
    return Promise.resolve();
  });
  expect(await send('/_bulk')).toEqual({ status: 200, product: 'Elasticsearch', errors: false });
  stream.attach(() => Promise.reject(new Error('the disk is full')));
  expect((await send('/_bulk')).status).toBe(503);
  stream.detach();
  expect((await send('/_bulk')).status).toBe(503);
  expect(told.map(({ events }) => events.map(({ key }) => key))).toEqual([['1']]);
});

test('R-70 nobody else is heard, and what is no record is refused', async () => {
  const told: Told[] = [];
  stream.attach((one) => {
    told.push(one);
    return Promise.resolve();
  });
  expect((await send('/_bulk', { password: 'another' })).status).toBe(401);
  expect((await fetch(`${url}/_bulk`, { method: 'POST', body })).status).toBe(401);
  expect((await send('/_bulk', { body: 'one\ntwo\n' })).status).toBe(400);
  expect(told).toEqual([]);
});
