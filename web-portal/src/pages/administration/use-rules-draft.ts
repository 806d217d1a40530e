import { computed, type Ref, ref } from 'vue';
import { useLeaveGuard } from '../../components/leave-guard.ts';

type Version<Rules> = { version: number; rules: Rules };

/** Rules in versions, of which the latest is shown, and a draft of the next one while it is written, which is not left unasked. */
export function useRulesDraft<Rules>(latest: Ref<Version<Rules> | undefined>) {
  const draft = ref<Rules>();
  /** The day from which the next version holds; at once where it is left blank. */
  const validFrom = ref<string>();
  useLeaveGuard(computed(() => draft.value !== undefined));
  return {
    draft,
    validFrom,
    shown: computed(() => draft.value ?? latest.value?.rules),
    begin: (blank: Rules): void => {
      validFrom.value = undefined;
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
