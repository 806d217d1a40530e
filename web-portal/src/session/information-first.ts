import { computed, type ComputedRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useMe } from './use-me.ts';

/** What is open before it: notices, and the way back from the login. */
const open = new Set(['unit-information', 'notices', 'signed-in']);

/**
 * a legal person whose unit has not completed its base information is led there before anything else. True while
 * the page asked for has to wait; the server lets nothing else through either.
 */
export function useInformationFirst(): ComputedRef<boolean> {
  const route = useRoute();
  const router = useRouter();
  const { me } = useMe();
  const first = computed(() => me.value?.memberships.find(({ informationFirst }) => informationFirst));
  const waits = computed(() => first.value !== undefined && !open.has(String(route.name)));
  watch(
    [waits, () => route.fullPath],
    () => {
      if (waits.value) void router.replace(`/units/${first.value?.unitId ?? ''}/information`);
    },
    { immediate: true },
  );
  return waits;
}
