import { keepPreviousData, useInfiniteQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import type { z } from 'zod';
import type { Contract } from '../../../domain/api/contract.ts';
import { call, type CallInput } from './client.ts';

type Page<Item> = { items: Item[]; next: string | null };

/** A list that goes on by key: what has been read so far, and `more` for the next page. */
export function useList<P extends z.ZodType, Q extends z.ZodType, A extends z.ZodType<Page<unknown>>>(
  contract: Contract<P, Q, z.ZodType, A>,
  input: MaybeRefOrGetter<CallInput<Contract<P, Q, z.ZodType, A>>>,
  enabled: MaybeRefOrGetter<boolean> = true,
) {
  type Item = z.output<A>['items'][number];
  const query = useInfiniteQuery({
    queryKey: [contract.path, 'list', computed(() => toValue(input) as object)],
    queryFn: async ({ pageParam, signal }) => {
      const asked = toValue(input) as { query?: object };
      const page = { ...asked, query: { ...asked.query, after: pageParam ?? undefined } };
      return await call(contract, page as typeof asked & CallInput<typeof contract>, {
        signal,
      });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page<Item>) => last.next,
    placeholderData: keepPreviousData,
    enabled: () => toValue(enabled),
  });
  const items = computed<Item[]>(() => query.data.value?.pages.flatMap((page) => page.items) ?? []);
  return { query, items, more: () => query.fetchNextPage(), hasMore: query.hasNextPage };
}
