import { computed, reactive, ref, type Ref } from 'vue';
import { missingAttachments } from '../../../../domain/recognition/demands.ts';
import { messageOf } from '../../api/problem.ts';
import { type Attachments, attachmentsInTurn, type Change, listOf } from './attachments-in-turn.ts';
import { faultOfFile, uploadAttachment } from './upload.ts';

/** A file on its way: how far it has come, or why it did not get there. */
export type Transfer = { key: number; demandId: string; file: File; percent: number; fault: string };

/** The attachments of an application: each upload, removal and move is saved at once. */
export function useAttachments(id: string, loaded: Ref<Attachments | undefined>) {
  const saved = ref<Attachments>();
  const transfers = reactive<Transfer[]>([]);
  const trouble = ref('');
  const now = computed(() =>
    (saved.value?.revision ?? -1) >= (loaded.value?.revision ?? 0) ? saved.value : loaded.value,
  );
  const faults = computed(() => (now.value ? missingAttachments(now.value.items, listOf(now.value)) : []));
  const inTurn = attachmentsInTurn(
    id,
    () => now.value,
    (answer) => {
      saved.value = answer;
    },
  );
  let lastKey = 0;

  async function retry(one: Transfer): Promise<void> {
    one.fault = faultOfFile(one.file) ?? '';
    if (one.fault) return;
    try {
      const { id: fileId } = await uploadAttachment(one.file, (percent) => {
        one.percent = percent;
      });
      await inTurn(one.demandId, (files) => [...files, fileId]);
      drop(one);
    } catch (error) {
      one.fault = messageOf(error);
    }
  }
  function drop(one: Transfer): void {
    const index = transfers.findIndex(({ key }) => key === one.key);
    if (index >= 0) transfers.splice(index, 1);
  }
  async function add(demandId: string, files: readonly File[]): Promise<void> {
    const mine = files.map((file) => reactive({ key: ++lastKey, demandId, file, percent: 0, fault: '' }));
    transfers.push(...mine);
    for (const one of mine) await retry(one);
  }
  async function change(demandId: string, how: Change): Promise<void> {
    trouble.value = '';
    await inTurn(demandId, how).catch((error: unknown) => {
      trouble.value = messageOf(error);
    });
  }
  const remove = (demandId: string, fileId: string): Promise<void> =>
    change(demandId, (files) => files.filter((one) => one !== fileId));
  const move = (demandId: string, fileId: string, by: number): Promise<void> =>
    change(demandId, (files) => {
      const from = files.indexOf(fileId);
      const others = files.filter((one) => one !== fileId);
      return from < 0 ? [...files] : others.toSpliced(from + by, 0, fileId);
    });
  const busy = computed(() => transfers.some(({ fault }) => fault === ''));
  return { now, faults, transfers, trouble, busy, add, retry, drop, remove, move };
}
