import { ElMessage } from 'element-plus';
import { ref, type Ref, shallowRef, watch } from 'vue';
import { useRouter } from 'vue-router';
import { performAct } from '../../../../domain/api/applications.ts';
import type { Act } from '../../../../domain/application/acts.ts';
import type { ActInput } from '../../acts/act-input.ts';
import { lastDone } from '../../acts/last-done.ts';
import { doneText } from '../../acts/meanings.ts';
import { staysHere } from '../../acts/offers.ts';
import { nameOf } from '../../acts/target.ts';
import { faultsByField, messageOf, Refusal } from '../../api/problem.ts';
import { useWrite } from '../../api/use-write.ts';
import type { Detail } from './use-review.ts';

type Page = { unitId: Ref<string>; detail: Ref<Detail | undefined>; back: Ref<string> };

/**
 * The acts of the review page. What is filled in wrongly is told at its field, and the dialog stays; where somebody else
 * was first, there is one clear answer, and the page shows how the application stands now.
 */
export function useReviewActs({ unitId, detail, back }: Page) {
  const router = useRouter();
  const asked = ref<Act>();
  const faults = ref<Record<string, string>>({});
  const trouble = ref('');
  const refusal = shallowRef<Refusal>();
  /** An act that ends the work here, while the flow is still under way. */
  const leaving = ref<Act>();
  const write = useWrite(performAct, { quiet: true });

  function begin(act: Act): void {
    clear();
    if (act === 'sign') void perform(act, {});
    else asked.value = act;
  }

  function clear(): void {
    faults.value = {};
    trouble.value = '';
    refusal.value = undefined;
  }

  /** True once it is done. */
  async function perform(act: Act, input: ActInput): Promise<boolean> {
    const now = detail.value;
    if (!now) return false;
    clear();
    try {
      const body = { input, revision: now.revision };
      const answer = await write.mutateAsync({ params: { id: now.id, act }, body });
      asked.value = undefined;
      if (staysHere(act)) ElMessage.success(doneText[act]);
      else if (answer.moving) leaving.value = act;
      else await leave(act);
      return true;
    } catch (error) {
      refuse(error);
      return false;
    }
  }

  function refuse(error: unknown): void {
    // What is wrong can be mended in the dialog, or the server asked once more.
    if (!(error instanceof Refusal) || error.status === 422 || error.passing) {
      faults.value = faultsByField(error);
      trouble.value = Object.keys(faults.value).length > 0 ? '' : messageOf(error);
      if (!asked.value) ElMessage.error(messageOf(error));
      return;
    }
    asked.value = undefined;
    refusal.value = error;
  }

  async function leave(act: Act): Promise<void> {
    leaving.value = undefined;
    const now = detail.value;
    if (now) lastDone.value = { id: now.id, text: `${nameOf(now)}${doneText[act]}`, unitId: unitId.value };
    await router.push(back.value);
  }
  watch(
    () => detail.value?.moving,
    (moving) => {
      if (moving === false && leaving.value) void leave(leaving.value);
    },
  );

  return { asked, faults, trouble, refusal, busy: write.isPending, leaving, begin, perform, clear };
}
