import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import { readApplication } from '../../../../domain/api/applications.ts';
import { readChanges, readChecks } from '../../../../domain/api/reviewing.ts';
import { offersFor } from '../../acts/offers.ts';
import type { CallAnswer } from '../../api/client.ts';
import { useRead } from '../../api/use-read.ts';

export type Detail = CallAnswer<typeof readApplication>;
export type Changes = CallAnswer<typeof readChanges>;
export type Checks = CallAnswer<typeof readChecks>;

/** How often it is asked again while the flow is under way, in milliseconds. */
const whileMoving = 1_000;

/** One application as a unit reviews it: the page's reads, and who this person is to it. */
export function useReview(ask: MaybeRefOrGetter<{ unitId: string; id: string }>) {
  const input = computed(() => ({ params: { id: toValue(ask).id } }));
  const detail = useRead(readApplication, input, {
    every: (now) => (now?.moving ? whileMoving : false),
  });
  const changes = useRead(readChanges, input);
  const checks = useRead(readChecks, input);

  const holds = computed(() => detail.data.value?.unit?.id === toValue(ask).unitId);
  const isHandler = computed(() => holds.value && (detail.data.value?.handler?.me ?? true));
  const offers = computed(() => offersFor(detail.data.value?.acts ?? [], holds.value));
  return { detail, changes, checks, holds, isHandler, offers };
}
