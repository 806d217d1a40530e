import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  up as chainUp,
  down as chainDown,
} from '../../database/migrations/202611240002_certificate_proof.ts';
import { addRecord } from '../../database/record/add-record.ts';
import { chainOf } from '../../database/record/chain.ts';
import { brokenAt } from '../../domain/certificate/record-chain.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { ownCity, type OwnCity } from '../support/builders/own-city.ts';

let city: OwnCity;
beforeAll(async () => {
  city = await ownCity();
});
afterAll(() => city.drop());

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const brokenIn = async (id: string): Promise<number | undefined> =>
  brokenAt(await chainOf(city.knex, id), sha256);
const add = (applicationId: string, opinion = '', id = randomUUID()): Promise<void> =>
  addRecord(city.knex, {
    id,
    applicationId,
    event: 'publicity_over',
    title: '公示期满',
    opinion,
    details: { 说明: '𠮷字，“引号”\\与\n换行', count: 1.5, 空: null },
    at: new Date('2026-03-02T01:00:00.123Z'),
  });

describe('the record of handling in the database', () => {
  test('R-94 is chained as the domain reckons it, whatever is written', async () => {
    const { id } = await OwnApplication.draft(city);
    for (const opinion of ['', '同意', '𠮷'.repeat(50), '1:x;2:yy;', '  ']) await add(id, opinion);
    const rows = await chainOf(city.knex, id);
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
    expect(await brokenIn(id)).toBeUndefined();
  });

  test('R-94 of writers at once each has its own link', async () => {
    const { id } = await OwnApplication.draft(city);
    await Promise.all(Array.from({ length: 20 }, (_, nth) => add(id, `第${nth}个`)));
    expect((await chainOf(city.knex, id)).map(({ position }) => position)).toEqual(
      Array.from({ length: 20 }, (_, nth) => nth + 1),
    );
    expect(await brokenIn(id)).toBeUndefined();
  });

  test('R-94 a row that comes twice leaves no gap', async () => {
    const { id } = await OwnApplication.draft(city);
    const same = randomUUID();
    await Promise.all([add(id, '', same), add(id, '', same)]);
    await add(id);
    expect((await chainOf(city.knex, id)).map(({ position }) => position)).toEqual([1, 2]);
  });

  test('R-94 what was there before the chain is chained when it comes', async () => {
    const { id } = await OwnApplication.draft(city);
    for (const opinion of ['一', '二', '三']) await add(id, opinion);
    await chainDown(city.knex);
    await chainUp(city.knex);
    expect(await chainOf(city.knex, id)).toHaveLength(3);
    expect(await brokenIn(id)).toBeUndefined();
  });
});
