import { computed, ref, type Ref, watch } from 'vue';

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/**
 * A copy of what was read, to be edited: it follows what is read anew until something is typed into it. `take` begins
 * anew from what is given.
 */
export function useEditing<T extends object>(read: () => T | undefined) {
  const draft: Ref<T | undefined> = ref();
  const taken = ref('');
  const changed = computed(() => draft.value !== undefined && JSON.stringify(draft.value) !== taken.value);
  function take(now: T): void {
    draft.value = copy(now);
    taken.value = JSON.stringify(draft.value);
  }
  /** What was read last, in place of what was typed. */
  function takeRead(): void {
    const now = read();
    if (now) take(now);
  }
  watch(
    read,
    (now) => {
      if (now && !changed.value) take(now);
    },
    { immediate: true },
  );
  return { draft, changed, take, takeRead };
}
