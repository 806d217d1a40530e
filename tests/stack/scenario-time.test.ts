import { describe, expect, test } from '@jest/globals';
import { asWritten, beginFor, movedTime } from '../../stack/demo/scenario-time.ts';

const [first, last] = ['2026-02-09', '2026-03-20'];
/** As the demo's first start on this day has it. */
const startedOn = (today: string) => movedTime({ written: first, walked: beginFor(first, last, today) });

describe('the days on which the demo walks what is written for others', () => {
  test.each([
    ['a Wednesday', '2026-11-25', '2026-11-24'],
    ['a Monday: the working day before is Friday', '2026-11-23', '2026-11-20'],
    ['a Saturday', '2026-11-28', '2026-11-27'],
    ['after the National Day holidays', '2026-10-09', '2026-10-08'],
    ['in a year whose calendar is not known', '2028-01-04', '2028-01-03'],
  ])('it ends on the last working day before %s', (_what, today, ends) => {
    expect(startedOn(today).date(last)).toBe(ends);
  });

  test('five working days of publicity stay five, however holidays lie', () => {
    // Written over the Spring Festival: 2026-02-12 to the 27th, the vector of reading 6.
    const time = startedOn('2026-11-25');
    expect([time.date('2026-02-12'), time.date('2026-02-27')]).toEqual(['2026-10-23', '2026-11-02']);
    expect(time.instant('2026-02-12T09:00:00+08:00').toISOString()).toBe('2026-10-23T01:00:00.000Z');
  });

  test('a walk that was cut off goes on from the day that its clock shows', () => {
    const time = movedTime({ written: '2026-03-10', walked: '2026-11-11' });
    expect([time.date('2026-03-09'), time.date('2026-03-12')]).toEqual(['2026-11-10', '2026-11-13']);
  });

  test('npm run demo walks on the days as written', () => {
    expect(asWritten.date(first)).toBe(first);
    expect(asWritten.instant('2026-02-12T09:00:00+08:00').toISOString()).toBe('2026-02-12T01:00:00.000Z');
  });
});
