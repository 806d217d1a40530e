import { computed, type Ref, ref } from 'vue';

type Version<Rules> = { version: number; rules: Rules };

/** Rules in versions, of which the latest is shown, and a draft of the next one while it is written. */
export function useRulesDraft<Rules>(latest: Ref<Version<Rules> | undefined>) {
  const draft = ref<Rules>();
  /** The day from which the next version holds; at once where it is left blank. */
  const validFrom = ref<string>();
  return {
    draft,
    validFrom,
    shown: computed(() => draft.value ?? latest.value?.rules),
    begin: (blank: Rules): void => {
      draft.value = JSON.parse(JSON.stringify(latest.value?.rules ?? blank)) as Rules;
    },
    drop: (): void => {
      draft.value = undefined;
    },
    /** What is sent with the rules: since when they hold, and after which version they were written. */
    dated: () => ({
      after: latest.value?.version ?? 0,
      ...(validFrom.value ? { validFrom: validFrom.value } : {}),
    }),
  };
}
