import type { z } from 'zod';
import type { ListAsk } from '../../../database/views/application-lists.ts';
import type { listFilters } from '../../../domain/api/application-lists.ts';
import { addDays, startOfDayInShanghai } from '../../../domain/calendar/date.ts';
import { refuse } from '../../../domain/errors.ts';

/** The filters of a request as the query takes them; days are those of Shanghai, both counted in. */
export function askOf(
  filters: z.output<typeof listFilters>,
  unitId: string,
  handlerIds: readonly string[] | undefined,
): Omit<ListAsk, 'after' | 'limit'> {
  const { from, to, business, tab, search, state, workUnitId, order } = filters;
  if (from && to && to < from)
    refuse('INPUT_INVALID', {}, [{ field: 'to', reason: '截止日期不能早于开始日期' }]);
  return {
    ...{ business, tab, search, state, workUnitId, order, unitId, handlerIds },
    from: from ? startOfDayInShanghai(from) : undefined,
    before: to ? startOfDayInShanghai(addDays(to, 1)) : undefined,
  };
}

/** The key of the last row of the page before. */
export function keyOf(text: string): { at: Date; id: string } {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text);
  const at = new Date(match?.[1] ?? '');
  if (!match?.[2] || Number.isNaN(at.getTime()))
    refuse('INPUT_INVALID', {}, [{ field: 'after', reason: '翻页标记有误' }]);
  return { at, id: match[2] };
}
