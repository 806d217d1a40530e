import { useQueryClient } from '@tanstack/vue-query';
import { ref } from 'vue';
import type { Act } from '../../../../domain/application/acts.ts';
import { performBatch } from '../../../../domain/api/applications.ts';
import { call, type CallAnswer } from '../../api/client.ts';
import { messageOf, Refusal } from '../../api/problem.ts';

/** An application as a batch act names it: its revision is what the person saw. */
export type Ticked = { applicationId: string; applicant: string; number: string | null; revision: number };
type Result = CallAnswer<typeof performBatch>['results'][number];
/** What became of one application of a batch act. */
export type ItemResult = Ticked & Pick<Result, 'done' | 'problem'>;
export type BatchRun = { act: Act; total: number; results: ItemResult[]; running: boolean };

/** So many go in one request: progress moves on after each. */
const portion = 20;

/**
 * One act on many applications, in portions, with what became of each. What could not be sent any more is answered
 * for item by item too: nothing of a batch is left without an answer.
 */
export function useBatchAct() {
  const client = useQueryClient();
  const run = ref<BatchRun>();

  async function perform(act: Act, ticked: readonly Ticked[], input: Record<string, unknown>): Promise<void> {
    run.value = { act, total: ticked.length, results: [], running: true };
    for (let from = 0; from < ticked.length; from += portion) {
      const part = ticked.slice(from, from + portion);
      run.value.results.push(...(await performPart(act, part, input)));
    }
    run.value.running = false;
    void client.invalidateQueries();
  }
  const close = (): void => {
    run.value = undefined;
  };
  return { run, perform, close };
}

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
      return { ...one, done: found?.done ?? false, problem: found?.problem ?? null };
    });
  } catch (error) {
    const code = error instanceof Refusal ? error.code : 'UNKNOWN';
    const faults = error instanceof Refusal ? error.faults.map(({ reason }) => reason) : [];
    const message = [messageOf(error), ...faults].join('；');
    return part.map((one) => ({ ...one, done: false, problem: { code, message, reasons: [] } }));
  }
}
