import { computed, ref, type Ref, watch } from 'vue';
import { performAct } from '../../../../domain/api/applications.ts';
import { useWrite } from '../../api/use-write.ts';
import type { Detail } from './use-review.ts';

type Ask = { detail: Ref<Detail | undefined>; isHandler: Ref<boolean>; looks: Ref<boolean> };

/**
 * Opening the review begins it, once, where this person is to handle it: from then on nobody withdraws, recalls or refuses
 * (`domain.md` reading 3). Not while they only look at what can still be refused.
 */
export function useOpening({ detail, isHandler, looks }: Ask) {
  const write = useWrite(performAct, { quiet: true });
  const opened = ref<string>();
  const possible = computed(
    () =>
      isHandler.value &&
      detail.value?.begun === false &&
      detail.value.acts.some(({ act, possible: can }) => act === 'open' && can),
  );
  const waits = computed(() => possible.value && looks.value);
  watch(
    () => possible.value && !looks.value,
    (now) => {
      const id = detail.value?.id;
      if (!now || !id || write.isPending.value) return;
      write.mutate(
        { params: { id, act: 'open' }, body: { input: {} } },
        { onSuccess: () => (opened.value = id) },
      );
    },
    { immediate: true },
  );
  const justOpened = computed(() => opened.value !== undefined && opened.value === detail.value?.id);
  return { waits, justOpened, opening: write.isPending };
}
