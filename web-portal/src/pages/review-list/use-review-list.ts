import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import { countTabs, listTab } from '../../../../domain/api/application-lists.ts';
import { sheetContract } from '../../../../domain/api/contract.ts';
import type { Business } from '../../../../domain/business.ts';
import { addressOf } from '../../api/client.ts';
import { useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import type { ReviewFilters } from './review-filters.ts';
import { isReviewTab, type ReviewTab } from './tabs.ts';

type Ask = { unitId: string; business: Business; filters: ReviewFilters };

/** A unit's review list as the address asks for it: counts, rows, and the same as a spreadsheet. */
export function useReviewList(ask: MaybeRefOrGetter<Ask>) {
  const params = computed(() => ({ unitId: toValue(ask).unitId }));
  const counts = useRead(
    countTabs,
    () => ({ params: params.value, query: { business: toValue(ask).business } }),
    { every: () => 60_000 },
  );
  const tab = computed<ReviewTab>(() => {
    const asked = toValue(ask).filters.tab;
    return isReviewTab(asked) ? asked : 'to_sign';
  });
  const query = computed(() => {
    const { business, filters } = toValue(ask);
    const given = Object.entries({ ...filters, tab: tab.value }).filter(([, value]) => value !== '');
    return { business, ...(Object.fromEntries(given) as { tab: ReviewTab }) };
  });
  const list = useList(listTab, () => ({ params: params.value, query: query.value }));
  const exportTo = computed(() =>
    addressOf(sheetContract(listTab), { params: params.value, query: query.value }),
  );
  return { counts, tab, list, exportTo };
}
