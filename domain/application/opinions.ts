import { dateInShanghai } from '../calendar/date.ts';
import { personOnBehalf } from './on-behalf.ts';
import type { State } from './states.ts';

/** What a unit on the way has decided, as the record of handling keeps it, in its order. */
export type Decision = {
  event: 'pass_and_publicize' | 'report' | 'approve';
  unitId: string | null;
  person: string | null;
  /** Whom the person stood in for. */
  onBehalfOf?: string | null;
  opinion: string;
  at: Date;
};

/** A box of the application form: a unit's opinion, or empty where it has yet to speak. R-22. */
export type UnitOpinion = {
  title: string;
  unit: string;
  opinion: string;
  person: string;
  on: string | null;
  publicity: { start: string; end: string } | null;
};

export type WayOfOpinions = {
  state: State;
  position: number | null;
  workUnitId: string;
  acceptingUnitId: string;
  way: readonly { position: number; unitId: string; unitName: string }[];
  decisions: readonly Decision[];
  publicity: { start: string; end: string } | null;
};

const approved: ReadonlySet<State> = new Set(['to_certify', 'held', 'completed', 'rejected', 'revoked']);

/** What stands in the box where the handler wrote nothing beside the decision. */
const usual = {
  pass_and_publicize: '经审核，同意公示。',
  report: '经审核，同意报送。',
  approve: '经审核，同意认定。',
};

/**
 * The boxes of the application form, from the work unit up. A unit's word counts while the application is past it: what
 * was said before a return or a recall does not.
 */
export function opinionsOf(ask: WayOfOpinions): UnitOpinion[] {
  const { way, workUnitId, acceptingUnitId } = ask;
  const boxes = way.map((step) => {
    if (step.unitId === acceptingUnitId) return { title: '受理单位意见', step };
    return { title: step.unitId === workUnitId ? '用人单位意见' : '主管部门意见', step };
  });
  const missing = ['用人单位意见', '主管部门意见', '受理单位意见'].filter(
    (title) =>
      !boxes.some((box) => box.title === title) && !(title === '主管部门意见' && approved.has(ask.state)),
  );
  const order = (title: string): number => '用主受'.indexOf(title[0] ?? '');
  return [
    ...boxes.map(({ title, step }) => filled(title, step, ask)),
    ...missing.map((title) => ({ ...empty, title })),
  ].toSorted((a, b) => order(a.title) - order(b.title));
}

const empty = { unit: '', opinion: '', person: '', on: null, publicity: null };

function filled(title: string, step: WayOfOpinions['way'][number], ask: WayOfOpinions): UnitOpinion {
  const box = { ...empty, title, unit: step.unitName };
  const inPublicity = ask.state === 'in_publicity' && step.position === ask.position;
  const passed = approved.has(ask.state) || step.position < (ask.position ?? 0);
  if (!passed && !inPublicity) return box;
  const own = ask.decisions.filter(({ unitId }) => unitId === step.unitId);
  const latest = own.at(-1);
  if (!latest) return box;
  const isWorkUnit = step.unitId === ask.workUnitId;
  const said = latest.opinion || usual[latest.event];
  return {
    ...box,
    opinion: said,
    person: personOnBehalf(latest.person, latest.onBehalfOf) ?? '',
    on: dateInShanghai(latest.at),
    publicity: isWorkUnit ? ask.publicity : null,
  };
}
