import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import { readApplication } from '../../../../domain/api/applications.ts';
import { readChanges, readChecks } from '../../../../domain/api/reviewing.ts';
import { offersFor } from '../../acts/offers.ts';
import type { CallAnswer } from '../../api/client.ts';
import { useRead } from '../../api/use-read.ts';

export type Detail = CallAnswer<typeof readApplication>;
export type Changes = CallAnswer<typeof readChanges>;
export type Checks = CallAnswer<typeof readChecks>;

/**
 * Reasons against every act of handling: somebody else handles it. Read off what the server answers, so that deputies of
 * the absent are handlers here as there.
 */
const othersCodes: ReadonlySet<string> = new Set([
  'NOT_THE_HANDLER',
  'OWN_APPLICATION',
  'PERMISSION_MISSING',
  'NOT_WITH_YOUR_UNIT',
  'ONLY_UNIT_STAFF',
]);

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
  const isHandler = computed(() => {
    const judged = detail.data.value?.acts.find(({ act }) => act === 'return');
    return holds.value && judged !== undefined && !judged.reasons.some(({ code }) => othersCodes.has(code));
  });
  const offers = computed(() => offersFor(detail.data.value?.acts ?? [], holds.value));
  return { detail, changes, checks, holds, isHandler, offers };
}
