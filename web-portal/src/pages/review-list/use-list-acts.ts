import { useQueryClient } from '@tanstack/vue-query';
import { ElMessage } from 'element-plus';
import { type Ref, ref, shallowRef } from 'vue';
import { downloadPublicityForms } from '../../../../domain/api/prints.ts';
import type { Act } from '../../../../domain/application/acts.ts';
import type { ActInput } from '../../acts/act-input.ts';
import { doneText } from '../../acts/meanings.ts';
import { nameOf, type Target } from '../../acts/target.ts';
import { download } from '../../api/download.ts';
import { faultsByField, messageOf } from '../../api/problem.ts';
import { notDone, type Ticked, useBatchAct } from '../../components/batch-acts/use-batch-act.ts';

/** What a list does with what is ticked: acts, asked for first where they need anything, and the forms to print. */
export function useListActs(ticked: Ref<readonly Target[]>) {
  const client = useQueryClient();
  const batch = useBatchAct();
  const asked = ref<Act>();
  /** Of the act that is asked for: what was ticked then. */
  const targets = shallowRef<readonly Target[]>([]);
  const busy = ref(false);

  function begin(act: Act): void {
    targets.value = ticked.value;
    // Signing asks for nothing and does no harm: it is done at once.
    if (act === 'sign') void perform(act, {});
    else asked.value = act;
  }

  async function perform(act: Act, input: ActInput): Promise<void> {
    asked.value = undefined;
    busy.value = true;
    const results = await batch.perform(act, targets.value.map(tickedOf), input);
    busy.value = false;
    const [one] = targets.value;
    if (!one || results.length > 1 || !results[0]?.done) return;
    batch.close();
    ElMessage.success(`${nameOf(one)}${doneText[act]}`);
  }

  /** All or none: where one cannot be downloaded, each that cannot is named. */
  async function forms(unitId: string, format: 'pdf' | 'zip'): Promise<void> {
    const all = ticked.value;
    busy.value = true;
    try {
      const applicationIds = all.map(({ id }) => id);
      await download(downloadPublicityForms, { params: { unitId }, body: { applicationIds, format } });
      ElMessage.success(`已下载 ${all.length} 份公示材料`);
    } catch (error) {
      const faults = faultsByField(error);
      const results = all.flatMap((target, index) => {
        const reason = faults[`applicationIds.${index}`];
        return reason ? [notDone(tickedOf(target), reason)] : [];
      });
      if (results.length > 0) batch.show('下载公示材料', results);
      else ElMessage.error(messageOf(error));
    } finally {
      busy.value = false;
      void client.invalidateQueries();
    }
  }

  return { asked, targets, busy, batch, begin, perform, forms };
}

const tickedOf = ({ id, applicant, number, revision }: Target): Ticked => ({
  applicationId: id,
  applicant,
  number,
  revision,
});
