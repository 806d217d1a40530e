import { readAttachments, saveAttachments } from '../../../../domain/api/attachments.ts';
import { call, type CallAnswer } from '../../api/client.ts';
import { Refusal } from '../../api/problem.ts';

export type Attachments = CallAnswer<typeof readAttachments>;
/** How the files of one demand change. */
export type Change = (files: readonly string[]) => string[];

/** By demand: the files in their order. */
export const listOf = ({ items }: Attachments): Record<string, string[]> =>
  Object.fromEntries(items.map(({ id, files }) => [id, files.map((file) => file.id)]));

/**
 * Saves changes of an application's attachments one after the other. Where another tab has changed them meanwhile, the same
 * change is made once more on what is there now. Errors: Refusal.
 */
export function attachmentsInTurn(
  id: string,
  now: () => Attachments | undefined,
  tell: (saved: Attachments) => void,
) {
  let queue: Promise<unknown> = Promise.resolve();

  async function put(demandId: string, change: Change, again = true): Promise<void> {
    const at = now();
    if (!at) return;
    const attachments = listOf(at);
    attachments[demandId] = change(attachments[demandId] ?? []);
    try {
      const body = { attachments, revision: at.revision };
      tell(await call(saveAttachments, { params: { id }, body }));
    } catch (error) {
      if (!again || !(error instanceof Refusal) || error.code !== 'APPLICATION_CHANGED') throw error;
      tell(await call(readAttachments, { params: { id } }));
      await put(demandId, change, false);
    }
  }

  return (demandId: string, change: Change): Promise<void> => {
    const mine = queue.then(() => put(demandId, change));
    queue = mine.catch(() => undefined);
    return mine;
  };
}
