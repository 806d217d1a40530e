import { computed, type WritableComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/**
 * A list's filters, kept in the page's address: a reload, a link and the way back show the same list. `defaults` names
 * every filter; what equals its default is left out of the address.
 */
export function useFilters<Filters extends Record<string, string>>(
  defaults: Filters,
): WritableComputedRef<Filters> {
  const route = useRoute();
  const router = useRouter();
  return computed<Filters>({
    get: () => {
      const kept = Object.entries(defaults).map(([key, value]) => {
        const found = route.query[key];
        return [key, typeof found === 'string' ? found : value];
      });
      return Object.fromEntries(kept) as Filters;
    },
    set: (filters) => {
      const others = Object.entries(route.query).filter(([key]) => !(key in defaults));
      const own = Object.entries(filters).filter(([key, value]) => value !== defaults[key]);
      void router.replace({ query: Object.fromEntries([...others, ...own]) });
    },
  });
}
