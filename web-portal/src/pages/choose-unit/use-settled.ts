import { type Ref, ref, watch } from 'vue';

/** Milliseconds without a further key after which a search is asked. */
const pause = 250;

/** What was typed, once the typing rests. */
export function useSettled(typed: Ref<string>): Ref<string> {
  const settled = ref(typed.value.trim());
  watch(typed, (text, _, onCleanup) => {
    const timer = setTimeout(() => {
      settled.value = text.trim();
    }, pause);
    onCleanup(() => clearTimeout(timer));
  });
  return settled;
}
