import { minuteInShanghai } from '../../domain/calendar/date.ts';

/** Who has saved a version, when, and what they said of it. */
export const savedText = (saved: { person: string | null; at: string | null; comment: string }): string =>
  [saved.person, saved.at && minuteInShanghai(new Date(saved.at)), saved.comment].filter(Boolean).join(' · ');
