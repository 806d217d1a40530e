import { useQueryClient } from '@tanstack/vue-query';
import { ref } from 'vue';
import { type Act, actRow } from '../../../../domain/application/acts.ts';
import { performBatch } from '../../../../domain/api/applications.ts';
import { call, type CallAnswer } from '../../api/client.ts';
import { messageOf, Refusal } from '../../api/problem.ts';

/** An application as a batch act names it: its revision is what the person saw. */
export type Ticked = { applicationId: string; applicant: string; number: string | null; revision: number };
type Result = CallAnswer<typeof performBatch>['results'][number];
/** What became of one application of a batch act; `rested` is false while the flow is still under way. */
export type ItemResult = Ticked & Pick<Result, 'done' | 'rested' | 'problem'>;
export type BatchRun = {
  title: string;
  total: number;
  results: ItemResult[];
  running: boolean;
  stopped: boolean;
};

/** So many go in one request: progress moves on after each. */
const portion = 20;

/**
 * One act on many applications, in portions, with what became of each. What could not be sent any more, and what
 * was left after stopping, is answered for item by item too: nothing of a batch is left without an answer.
 */
export function useBatchAct() {
  const client = useQueryClient();
  const run = ref<BatchRun>();

  async function perform(
    act: Act,
    ticked: readonly Ticked[],
    input: Record<string, unknown>,
  ): Promise<ItemResult[]> {
    const { title } = actRow(act);
    run.value = { title, total: ticked.length, results: [], running: true, stopped: false };
    const { results } = run.value;
    for (let from = 0; from < ticked.length; from += portion) {
      const part = ticked.slice(from, from + portion);
      results.push(...(run.value.stopped ? part.map(notSent) : await performPart(act, part, input)));
    }
    run.value.running = false;
    void client.invalidateQueries();
    return results;
  }
  /** What is under way is done, and no more is sent. */
  const stop = (): void => {
    if (run.value) run.value.stopped = true;
  };
  /** What was asked for by another way than an act, with its answers. */
  const show = (title: string, results: ItemResult[]): void => {
    run.value = { title, total: results.length, results, running: false, stopped: false };
  };
  const close = (): void => {
    run.value = undefined;
  };
  return { run, perform, stop, show, close };
}

/** Not done, for a reason that is a sentence. */
export const notDone = (one: Ticked, message: string, code = 'UNKNOWN'): ItemResult => ({
  ...one,
  done: false,
  rested: true,
  problem: { code, message, reasons: [] },
});
const notSent = (one: Ticked): ItemResult => notDone(one, '已停止，没有办理', 'STOPPED');

async function performPart(
  act: Act,
  part: readonly Ticked[],
  input: Record<string, unknown>,
): Promise<ItemResult[]> {
  const items = part.map(({ applicationId, revision }) => ({ applicationId, revision }));
  try {
    const { results } = await call(performBatch, { params: { act }, body: { items, input } });
    return part.map((one) => {
      const found = results.find(({ applicationId }) => applicationId === one.applicationId);
      return found ? { ...one, ...found } : notDone(one, '没有收到答复，请刷新后核对');
    });
  } catch (error) {
    const code = error instanceof Refusal ? error.code : 'UNKNOWN';
    const faults = error instanceof Refusal ? error.faults.map(({ reason }) => reason) : [];
    const message = [messageOf(error), ...faults].join('；');
    return part.map((one) => notDone(one, message, code));
  }
}
