import { computed, type Ref, ref, watch } from 'vue';
import { saveChecks } from '../../../../domain/api/reviewing.ts';
import { useWrite } from '../../api/use-write.ts';
import type { Checks } from './use-review.ts';

/** What the unit has ticked as checked: shown at once, saved whole, one save after the other. */
export function useChecks(id: Ref<string>, unitId: Ref<string>, checks: Ref<Checks | undefined>) {
  const write = useWrite(saveChecks);
  const ticked = ref<ReadonlySet<string>>(new Set());
  let saving: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  watch(
    checks,
    (now) => {
      if (!now || waiting > 0) return;
      const own = now.items.filter((item) => item.checks.some((check) => check.unitId === unitId.value));
      ticked.value = new Set(own.map(({ key }) => key));
    },
    { immediate: true },
  );

  function save(keys: Iterable<string>): void {
    ticked.value = new Set(keys);
    const { formRevision } = checks.value ?? {};
    if (formRevision === undefined) return;
    const body = { checked: [...ticked.value], formRevision };
    waiting += 1;
    saving = saving
      .then(() => write.mutateAsync({ params: { id: id.value }, body }))
      .catch(() => undefined)
      .finally(() => (waiting -= 1));
  }
  const tick = (key: string, now: boolean): void => {
    const others = [...ticked.value].filter((one) => one !== key);
    save(now ? [...others, key] : others);
  };
  const all = computed(() => checks.value?.items.map(({ key }) => key) ?? []);
  const tickAll = (): void => save(all.value);
  return { ticked, tick, tickAll, count: computed(() => all.value.length) };
}

/** What a mark says of one section or attachment. */
export type CheckItem = Checks['items'][number];
export const itemOf = (checks: Checks | undefined, key: string): CheckItem | undefined =>
  checks?.items.find((item) => item.key === key);
