import type { WritableComputedRef } from 'vue';
import { useFilters } from '../../components/filters.ts';

const defaults = {
  tab: '',
  search: '',
  state: '',
  workUnitId: '',
  mine: '',
  from: '',
  to: '',
  order: 'newest',
};
export type ReviewFilters = typeof defaults;

/** What narrows a review list, in the page's address. */
export const useReviewFilters = (): WritableComputedRef<ReviewFilters> => useFilters(defaults);

/** All but the tab as at the beginning. */
export const cleared = ({ tab }: ReviewFilters): ReviewFilters => ({ ...defaults, tab });

export const isNarrowed = (filters: ReviewFilters): boolean =>
  (['search', 'state', 'workUnitId', 'mine', 'from', 'to'] as const).some(
    (key) => filters[key] !== defaults[key],
  );
