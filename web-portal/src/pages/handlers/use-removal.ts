import { computed, ref, type Ref } from 'vue';
import { removeHandler } from '../../../../domain/api/handlers.ts';
import { messageOf, Refusal } from '../../api/problem.ts';
import { useWrite } from '../../api/use-write.ts';
import { agreed } from '../../components/agreed.ts';

type Person = { accountId: string; name: string };
export type RefusedRemoval = Person & { message: string; holds: boolean };

/** removing a handler once it is confirmed; refused, with the reason, while applications are with them. */
export function useRemoval(unitId: Ref<string>) {
  const asked = ref<Person>();
  const remove = useWrite(removeHandler, { quiet: true, said: '已移除' });
  const refused = computed<RefusedRemoval | undefined>(() => {
    const error = remove.error.value;
    if (!error || !asked.value) return undefined;
    const holds = error instanceof Refusal && error.code === 'HANDLER_HAS_APPLICATIONS';
    return { ...asked.value, message: messageOf(error), holds };
  });
  async function ask({ accountId, name }: Person, oneself: boolean): Promise<void> {
    const what = oneself
      ? '移除后您立即不能再进入本单位。'
      : `移除后，${name}立即不能再进入本单位；以后可以重新添加。`;
    if (!(await agreed(what, { title: `移除${name}`, yes: '移除', dangerous: true }))) return;
    asked.value = { accountId, name };
    remove.mutate({ params: { unitId: unitId.value, accountId } });
  }
  return { refused, ask };
}
