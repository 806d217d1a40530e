import { minuteInShanghai } from '../../../domain/calendar/date.ts';

/** An instant of the wire as people read it, in the city's time: `2026-03-02 09:30`. */
export const minuteOf = (at: string | null | undefined): string => (at ? minuteInShanghai(new Date(at)) : '');

/** Since when a version holds: mostly from the beginning of a day. */
export const sinceOf = (at: string): string => minuteOf(at).replace(/ 00:00$/, '');
