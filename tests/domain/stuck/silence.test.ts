import { describe, expect, test } from '@jest/globals';
import { dateInShanghai } from '../../../domain/calendar/date.ts';
import { longestSilence, silenceCutoffs } from '../../../domain/stuck/silence.ts';
import { calendarOf2026 } from '../../support/builders/calendar.ts';

/** The last day on which a touch counts as so many working days of silence ago. */
const lastTouch = (today: string, days: number): string =>
  dateInShanghai(new Date((silenceCutoffs(today, calendarOf2026)[days - 1]?.getTime() ?? 0) - 1));

describe('silence', () => {
  test('R-99 five full working days lie between the last touch and today', () => {
    // Monday 9 March: Tuesday to Friday and the next Monday are full days, on Tuesday 17 it is silent.
    expect(lastTouch('2026-03-17', 5)).toBe('2026-03-09');
    expect(lastTouch('2026-03-16', 5)).toBe('2026-03-08');
  });

  test('R-99 holidays are no silence, worked weekends are', () => {
    // The 14th is worked, the 15th to 23rd are the Spring Festival.
    expect(lastTouch('2026-02-25', 3)).toBe('2026-02-12');
  });

  test('R-99 every length up to the longest, each longer than the one before', () => {
    const cutoffs = silenceCutoffs('2026-11-25', calendarOf2026);
    expect(cutoffs).toHaveLength(longestSilence);
    expect(cutoffs).toEqual(cutoffs.toSorted((a, b) => b.getTime() - a.getTime()));
  });
});
