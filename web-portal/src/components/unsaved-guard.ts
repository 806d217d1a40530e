import { onBeforeUnmount, onMounted, type Ref } from 'vue';

/** The browser asks before the page is left while something is unsaved; at no other time. */
export function useUnsavedGuard(unsaved: Ref<boolean>): void {
  const guard = (event: BeforeUnloadEvent): void => {
    if (unsaved.value) event.preventDefault();
  };
  onMounted(() => addEventListener('beforeunload', guard));
  onBeforeUnmount(() => removeEventListener('beforeunload', guard));
}
