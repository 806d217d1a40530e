import { causeOf } from '../monitor/titles.ts';
import type { RehearsedDiagram } from './diagrams.ts';
import type { HeardWay, Place } from './heard.ts';
import type { Play } from './play.ts';
import type { Passed, Recording } from './recording.ts';
import type { NamedPlace, WayResult } from './result.ts';

/** Why a way is over: the engine ended it or stopped it, or it was stopped for going on too long. */
export type Stop = 'ended' | 'incident' | 'idle' | 'endless' | 'late';

/** what came of a way, compared with its record. */
export function judged(
  stop: Stop,
  recording: Recording,
  heard: HeardWay,
  play: Play,
  diagrams: readonly RehearsedDiagram[],
): WayResult {
  const named = (place: Place): NamedPlace => ({
    process: place.process,
    element: place.element,
    name: nameIn(diagrams, place),
  });
  const endsOf = (passed: readonly Passed[]): string[] =>
    [...new Set(passed.filter(({ isEnd }) => isEnd).map((one) => named(one).name))].toSorted();
  const [endsThen, endsNow] = [endsOf(recording.passed), endsOf(heard.passed)];
  const isSame = String(endsThen) === String(endsNow);
  const stopped = stop === 'ended' ? undefined : stoppedAt(stop, heard, play);
  return {
    ending: endingOf(stop, isSame),
    endsThen,
    endsNow,
    parts: partsAt(recording.passed, heard.passed, diagrams, named),
    stopped: stopped ? named(stopped) : null,
    why: whyOf(stop, heard, play, stopped ? named(stopped).name : ''),
    assumed: play.assumed.map((one) => ({ ...named(one), outcome: one.outcome })),
    missed: play.missed.map(named),
  };
}

function endingOf(stop: Stop, isSame: boolean): WayResult['ending'] {
  if (stop === 'ended') return isSame ? 'same' : 'other';
  return stop === 'idle' ? 'standing' : stop;
}

const stoppedAt = (stop: Stop, heard: HeardWay, play: Play): Place | undefined =>
  (stop === 'incident' ? heard.incident : play.unanswerable) ?? heard.standsAt();

function whyOf(stop: Stop, heard: HeardWay, play: Play, name: string): string {
  switch (stop) {
    case 'ended':
      return '';
    case 'incident':
      return `${causeOf(heard.incident?.errorType ?? '')}：${heard.incident?.message ?? ''}`;
    case 'idle':
      return play.unanswerable
        ? `“${name}”没有可沿用的结果，流程不能继续`
        : `停在“${name}”，此后没有可推动流程的记录`;
    case 'endless':
      return `已办理 ${play.answered} 步，远多于当时，流程可能在循环，已停止`;
    case 'late':
      return '超过了试运行的时限，已停止';
  }
}

/**
 * The first place at which the way went on otherwise: what it came to that it had not come to then, counted by how often,
 * so that what went on side by side may come in another order. Told is the fork before it, where a flow was taken.
 */
function partsAt(
  then: readonly Passed[],
  now: readonly Passed[],
  diagrams: readonly RehearsedDiagram[],
  named: (place: Place) => NamedPlace,
): WayResult['parts'] {
  const gone = surplus(then, now)[0];
  const come = surplus(now, then)[0];
  if (!come) return gone ? { at: named(gone), then: named(gone).name, now: null } : null;
  const source = sourceOf(diagrams, come);
  if (source === undefined) return { at: named(come), then: null, now: named(come).name };
  const at = { process: come.process, element: source };
  const other = surplus(then, now).find(
    (one) => one.process === come.process && sourceOf(diagrams, one) === source,
  );
  return { at: named(at), then: other ? named(other).name : null, now: named(come).name };
}

const sourceOf = (diagrams: readonly RehearsedDiagram[], { process, element }: Place): string | undefined =>
  diagrams.find((one) => one.process === process)?.sources[element];

/** What the first has oftener than the second. */
function surplus(first: readonly Passed[], second: readonly Passed[]): Passed[] {
  const left = new Map<string, number>();
  const keyOf = ({ process, element }: Passed): string => `${process} ${element}`;
  for (const one of second) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  return first.filter((one) => {
    const count = left.get(keyOf(one)) ?? 0;
    left.set(keyOf(one), count - 1);
    return count <= 0;
  });
}

const nameIn = (diagrams: readonly RehearsedDiagram[], { process, element }: Place): string =>
  diagrams.find((one) => one.process === process)?.names[element] ?? element;
