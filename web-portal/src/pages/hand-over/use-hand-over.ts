import { ref } from 'vue';
import { handOver, type listHeld } from '../../../../domain/api/hand-overs.ts';
import type { CallAnswer } from '../../api/client.ts';
import { useWrite } from '../../api/use-write.ts';
import { agreed } from '../../components/agreed.ts';
import { notDone, type Ticked, useBatchAct } from '../../components/batch-acts/use-batch-act.ts';

export type Held = CallAnswer<typeof listHeld>['items'][number];
type Going = Held & { to: string };

/** So many go in one request. */
const portion = 200;

/** hands over what was chosen once it is confirmed, and shows what became of each. */
export function useHandOver() {
  const { run, show, close } = useBatchAct();
  const hand = useWrite(handOver);
  const busy = ref(false);

  async function ask(from: string, going: readonly Going[]): Promise<void> {
    const names = new Map<string, number>();
    for (const one of going) {
      const name = one.takers.find(({ accountId }) => accountId === one.to)?.name ?? '';
      names.set(name, (names.get(name) ?? 0) + 1);
    }
    const shares = [...names].map(([name, count]) => `${name} ${count} 份`).join('、');
    const sure = await agreed(`将${from}名下的 ${going.length} 份移交给：${shares}。`, {
      title: '移交办理',
      yes: '移交',
    });
    if (!sure) return;
    busy.value = true;
    const results = [];
    for (let at = 0; at < going.length; at += portion)
      results.push(...(await handOne(going.slice(at, at + portion))));
    busy.value = false;
    if (results.length > 0) show('移交办理', results);
  }

  async function handOne(part: readonly Going[]) {
    const items = part.map(({ id, to, revision }) => ({ applicationId: id, to, revision }));
    // What went wrong with the whole request is told on top.
    const answer = await hand.mutateAsync({ body: { items } }).catch(() => undefined);
    if (!answer) return [];
    return part.map((one) => {
      const ticked: Ticked = {
        applicationId: one.id,
        applicant: one.applicant,
        number: one.number,
        revision: one.revision,
      };
      const found = answer.results.find(({ applicationId }) => applicationId === one.id);
      return found ? { ...ticked, rested: true, ...found } : notDone(ticked, '没有收到答复，请刷新后核对');
    });
  }
  return { run, busy, ask, close };
}
