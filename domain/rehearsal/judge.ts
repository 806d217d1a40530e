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
    name: nameNow(diagrams, place),
  });
  const isSame = endKeysOf(recording.passed) === endKeysOf(heard.passed);
  const stopped = stop === 'ended' ? undefined : stoppedAt(stop, heard, play);
  return {
    ending: endingOf(stop, isSame),
    endsThen: endsOf(recording.passed).map((one) => nameThen(diagrams, one)),
    endsNow: endsOf(heard.passed).map((one) => nameNow(diagrams, one)),
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
  if (!come) return gone ? { at: named(gone), then: nameThen(diagrams, gone), now: null } : null;
  const source = sourceOf(diagrams, come);
  if (source === undefined) return { at: named(come), then: null, now: named(come).name };
  const at = { process: come.process, element: source };
  const other = surplus(then, now).find(
    (one) => one.process === come.process && sourceOf(diagrams, one) === source,
  );
  return { at: named(at), then: other ? nameThen(diagrams, other) : null, now: named(come).name };
}

const sourceOf = (diagrams: readonly RehearsedDiagram[], place: Place): string | undefined =>
  inDiagram(diagrams, place)?.sources[place.element];

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

/** Each end that was reached, once. */
function endsOf(passed: readonly Passed[]): Place[] {
  const ends = passed.filter(({ isEnd }) => isEnd);
  return ends.filter(({ element }, index) => ends.findIndex((one) => one.element === element) === index);
}
const endKeysOf = (passed: readonly Passed[]): string =>
  endsOf(passed)
    .map(({ element }) => element)
    .toSorted()
    .join(' ');

const inDiagram = (diagrams: readonly RehearsedDiagram[], { process }: Place): RehearsedDiagram | undefined =>
  diagrams.find((one) => one.process === process);

/** What people call an element now; one that the draft has no more, what they called it. */
const nameNow = (diagrams: readonly RehearsedDiagram[], place: Place): string =>
  inDiagram(diagrams, place)?.names[place.element] ?? nameThen(diagrams, place);

const nameThen = (diagrams: readonly RehearsedDiagram[], place: Place): string =>
  inDiagram(diagrams, place)?.namesBefore[place.element] ?? place.element;
