import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isWorkingDay } from '../../../domain/calendar/calendar.ts';
import { addDays } from '../../../domain/calendar/date.ts';
import { isStopped, type ObjectionSpan } from '../../../domain/publicity/objection.ts';
import { reckonPublicity } from '../../../domain/publicity/reckon.ts';
import { calendarOf2026, calendars, dates } from '../../support/builders/calendar.ts';

/** On view from Monday 2 March: 3, 4, 5, 6 and 9 count, reporting from the 10th. */
const begun = { start: '2026-03-02', workingDays: 5, calendar: calendarOf2026 };
const raised = (raisedOn: string, settledOn: string | null): ObjectionSpan => ({ raisedOn, settledOn });

describe('a named objection stops the clock', () => {
  test('R-90 raised on Wednesday, settled on Friday: the 3rd stays counted, counting goes on on Monday', () => {
    const period = reckonPublicity({ ...begun, objections: [raised('2026-03-04', '2026-03-06')] });
    expect(period.counted).toEqual(['2026-03-03', '2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12']);
    expect(period).toMatchObject({ end: '2026-03-12', earliestReportDate: '2026-03-13' });
  });

  test('R-90 over one night it costs the day on which it was raised and the day of its outcome', () => {
    const period = reckonPublicity({ ...begun, objections: [raised('2026-03-04', '2026-03-05')] });
    expect(period.counted).toEqual(['2026-03-03', '2026-03-06', '2026-03-09', '2026-03-10', '2026-03-11']);
  });

  test('R-90 over a weekend it costs no day off twice', () => {
    const period = reckonPublicity({ ...begun, objections: [raised('2026-03-07', '2026-03-08')] });
    expect(period).toEqual(reckonPublicity(begun));
  });

  test('R-90 raised when all days have counted: reporting waits for the working day after the outcome', () => {
    const friday = { ...begun, start: '2026-02-27' };
    expect(reckonPublicity(friday)).toMatchObject({ end: '2026-03-05', earliestReportDate: '2026-03-06' });
    const late = { ...begun, start: '2026-03-01' };
    expect(reckonPublicity(late)).toMatchObject({ end: '2026-03-06', earliestReportDate: '2026-03-09' });
    const period = reckonPublicity({ ...late, objections: [raised('2026-03-08', '2026-03-11')] });
    expect(period).toMatchObject({ end: '2026-03-06', earliestReportDate: '2026-03-12' });
  });

  test('R-90 two that overlap lose a day once; the second one’s outcome counts', () => {
    const both = [raised('2026-03-03', '2026-03-05'), raised('2026-03-04', '2026-03-09')];
    const period = reckonPublicity({ ...begun, objections: both });
    expect(period.counted[0]).toBe('2026-03-10');
    expect(period).toEqual(reckonPublicity({ ...begun, objections: [raised('2026-03-03', '2026-03-09')] }));
  });

  test('R-90 without outcome it is taken as settled today, which is the earliest that can be', () => {
    const objections = [raised('2026-03-04', null)];
    const sameDay = reckonPublicity({ ...begun, objections, today: '2026-03-04' });
    expect(sameDay).toEqual(reckonPublicity(begun));
    expect(reckonPublicity({ ...begun, objections, today: '2026-03-06' }).earliestReportDate).toBe(
      '2026-03-13',
    );
  });

  test('R-84 R-90 an objection that lasts into a year not yet known makes the period provisional', () => {
    const objections = [raised('2026-03-04', '2027-01-04')];
    expect(reckonPublicity({ ...begun, objections }).provisional).toBe(true);
  });

  test('R-90 one that lasts for years is reckoned with all the same', () => {
    const objections = [raised('2026-03-04', '2031-03-04')];
    expect(reckonPublicity({ ...begun, objections }).counted[1]).toBe('2031-03-05');
  });
});

const start = dates;
const workingDays = fc.integer({ min: 1, max: 12 });
/** Objections around the start, with their outcome on the same day or up to four weeks later. */
const objectionsFrom = (day: string, atMost = 4): fc.Arbitrary<ObjectionSpan[]> =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -5, max: 30 }), fc.nat(28))
      .map(([after, lasts]) => raised(addDays(day, after), addDays(day, after + lasts))),
    { maxLength: atMost },
  );
const asked = fc
  .tuple(start, workingDays, calendars)
  .chain(([day, days, calendar]) =>
    fc.tuple(
      fc.constant({ start: day, workingDays: days, calendar }),
      objectionsFrom(day),
      objectionsFrom(day, 1),
    ),
  );

describe('whatever is objected', () => {
  test('R-90 the days demanded are on view in full: each counted day is worked and free of objections', () => {
    fc.assert(
      fc.property(asked, ([period, objections]) => {
        const { counted } = reckonPublicity({ ...period, objections });
        expect(counted).toHaveLength(period.workingDays);
        expect(
          counted.every(
            (day) =>
              day > period.start &&
              isWorkingDay(day, period.calendar) &&
              !isStopped(day, objections, period.start),
          ),
        ).toBe(true);
      }),
    );
  });

  test('R-90 a further objection never makes the report date earlier, and never changes what was counted before it', () => {
    fc.assert(
      fc.property(asked, ([period, objections, more]) => {
        const before = reckonPublicity({ ...period, objections });
        const after = reckonPublicity({ ...period, objections: [...objections, ...more] });
        expect(after.earliestReportDate >= before.earliestReportDate).toBe(true);
        expect(after.end >= before.end).toBe(true);
        const [first] = more;
        const untouched = (days: readonly string[]) => days.filter((day) => !first || day < first.raisedOn);
        expect(untouched(after.counted)).toEqual(untouched(before.counted));
      }),
    );
  });

  test('R-90 the working days lost add up: on view until the report date are those demanded and those stopped', () => {
    fc.assert(
      fc.property(asked, ([period, objections]) => {
        const { earliestReportDate } = reckonPublicity({ ...period, objections });
        const between: string[] = [];
        for (let day = addDays(period.start, 1); day < earliestReportDate; day = addDays(day, 1))
          if (isWorkingDay(day, period.calendar)) between.push(day);
        const lost = between.filter((day) => isStopped(day, objections, period.start));
        expect(between).toHaveLength(period.workingDays + lost.length);
      }),
    );
  });

  test('R-90 an outcome on the same day costs nothing', () => {
    fc.assert(
      fc.property(asked, ([period, objections]) => {
        const sameDay = objections.map(({ raisedOn }) => raised(raisedOn, raisedOn));
        expect(reckonPublicity({ ...period, objections: sameDay })).toEqual(reckonPublicity(period));
      }),
    );
  });

  test('R-90 nothing can be reported on the day of an outcome that came later than its objection', () => {
    fc.assert(
      fc.property(asked, ([period, objections]) => {
        const { earliestReportDate } = reckonPublicity({ ...period, objections });
        for (const { raisedOn, settledOn } of objections)
          if (settledOn && settledOn > raisedOn && raisedOn < earliestReportDate)
            expect(earliestReportDate > settledOn).toBe(true);
      }),
    );
  });
});
