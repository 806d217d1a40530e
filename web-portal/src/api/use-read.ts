import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import type { z } from 'zod';
import type { Contract } from '../../../domain/api/contract.ts';
import { call, type CallInput } from './client.ts';

type Options<Answer> = {
  /** Not asked while this is false. */
  enabled?: MaybeRefOrGetter<boolean>;
  /** Milliseconds after which it is asked again by itself, judged by the last answer; false for no more. */
  every?: (answer: Answer | undefined) => number | false;
  /** While other parameters load, what was there is shown. */
  keepsPrevious?: boolean;
};

/** What a contract's GET answers, kept fresh: asked anew after every write of this page (`use-write.ts`). */
export function useRead<P extends z.ZodType, Q extends z.ZodType, A extends z.ZodType>(
  contract: Contract<P, Q, z.ZodType, A>,
  input: MaybeRefOrGetter<CallInput<Contract<P, Q, z.ZodType, A>>>,
  { enabled = true, every, keepsPrevious = false }: Options<z.output<A>> = {},
) {
  return useQuery<z.output<A>>({
    queryKey: [contract.path, computed(() => toValue(input) as object)],
    queryFn: ({ signal }) => call(contract, toValue(input), { signal }),
    enabled: () => toValue(enabled),
    refetchInterval: (query) => every?.(query.state.data) ?? false,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}
