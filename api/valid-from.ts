import { dateInShanghai, startOfDayInShanghai } from '../domain/calendar/date.ts';
import { refuse } from '../domain/errors.ts';

/** From when a new version holds: the beginning of that day in Asia/Shanghai, or at once; never before now. */
export function validFromOf(date: string | undefined, at: Date): Date {
  if (date !== undefined && date < dateInShanghai(at))
    refuse('INPUT_INVALID', {}, [{ field: 'validFrom', reason: '生效日期不能早于今天' }]);
  const begins = date === undefined ? at : startOfDayInShanghai(date);
  return begins < at ? at : begins;
}
