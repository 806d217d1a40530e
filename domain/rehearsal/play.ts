import type { RehearsedDiagram } from './diagrams.ts';
import { type Assumptions, assumedFor } from './assume.ts';
import type { Place } from './heard.ts';
import type { Decision, Recording } from './recording.ts';

/** A job that the engine has handed out and nobody has answered. */
export type OpenJob = { key: string; process: string; element: string; variables: Record<string, unknown> };

/** What is done next, and the recorded decision that it follows; none where it is assumed. */
export type Move =
  | { kind: 'complete'; job: OpenJob; result: Decision['result']; taken: number | null }
  | { kind: 'throw'; job: OpenJob; errorCode: string; result: Decision['result']; taken: number }
  | { kind: 'publish'; process: string; element: string; result: Decision['result']; taken: number };

export type Assumed = { process: string; element: string; outcome: string | null };

/** The flow has come to rest when no job came for so long. Milliseconds, as below. */
const restsAfter = 1000;
/** And when nothing but this makes it go on, it goes on no more. */
const idleAfter = 5000;
/** By then the engine has told whether anything waits for an event; one that nothing waits for has been missed. */
const toldWithin = 2500;
/** An event that something waits for has come about by then. */
const comesWithin = 8000;

/**
 * plays a recorded way on a diagram that may be another one. Each job gets the next recorded answer of its own
 * element, in order; an event comes once all that it came after has been answered, as far as the diagram still asks for
 * it; where nothing is recorded, it is assumed and kept. Time comes in as milliseconds of any clock.
 */
export class Play {
  readonly assumed: Assumed[] = [];
  /** Events that the diagram had no use for when they came. */
  readonly missed: Place[] = [];
  /** A step that can be answered neither from the record nor by assumption. */
  unanswerable: OpenJob | undefined;
  answered = 0;
  private readonly recording: Recording;
  private readonly diagrams: readonly RehearsedDiagram[];
  private readonly assumptions: Assumptions;
  private readonly used = new Set<number>();
  private open: OpenJob[] = [];
  /** Answered, and the engine has not yet said whether they were still there. */
  private answering: OpenJob[] = [];
  private event: { taken: number; since: number } | undefined;
  private stirred: number;

  constructor(
    recording: Recording,
    diagrams: readonly RehearsedDiagram[],
    assumptions: Assumptions,
    begun: number,
  ) {
    this.stirred = begun;
    this.recording = recording;
    this.diagrams = diagrams;
    this.assumptions = assumptions;
  }

  came(job: OpenJob, now: number): void {
    if (!this.open.some(({ key }) => key === job.key)) this.open.push(job);
    this.stirred = now;
  }

  /** What can be done now, given what the diagram waits for; each move is to be done, and its end told. */
  moves(now: number, awaits: (event: Place) => boolean): Move[] {
    this.giveUpEvent(now, awaits);
    this.passOver(now, awaits);
    const made: Move[] = [];
    for (const job of this.open) {
      const move = this.answer(job);
      if (move === undefined) continue;
      if (move.taken !== null) this.used.add(move.taken);
      if (move.kind !== 'publish') this.answering.push(move.job);
      made.push(move);
    }
    this.open = this.open.filter((job) => !made.some((move) => move.kind !== 'publish' && move.job === job));
    const published = made.length === 0 ? this.publish(now) : undefined;
    return published ? [published] : made;
  }

  /** The engine took the answer. */
  done(move: Move, now: number): void {
    this.stirred = now;
    this.settle(move);
    if (move.kind === 'publish') return;
    this.answered += 1;
    if (move.kind !== 'complete' || move.taken !== null) return;
    const { process, element } = move.job;
    const { outcome } = move.result;
    this.assumed.push({ process, element, outcome: typeof outcome === 'string' ? outcome : null });
  }

  /** The job was there no more: an event had taken its step away, so nothing was decided. */
  gone(move: Move): void {
    this.settle(move);
    if (move.taken !== null && move.kind !== 'publish') this.used.delete(move.taken);
  }

  /** An event of the diagram has come about. */
  cameAbout(process: string, element: string, now: number): void {
    const decision = this.event && this.recording.decisions[this.event.taken];
    if (decision?.process !== process || decision.element !== element) return;
    this.event = undefined;
    this.stirred = now;
  }

  /** Nothing has come of late. */
  isQuiet = (now: number): boolean => this.rested(now, restsAfter);

  /** Nothing has come for so long that the engine has told all that came before. */
  isTold = (now: number): boolean => this.rested(now, toldWithin);

  /** Nothing is left that could make the way go on. */
  isIdle(now: number): boolean {
    return this.event === undefined && this.nextEvent() === undefined && this.rested(now, idleAfter);
  }

  private settle(move: Move): void {
    if (move.kind !== 'publish') this.answering = this.answering.filter((job) => job !== move.job);
  }

  /** One of an element at a time: a job that an event has taken away must not keep the answer from the one after it. */
  private answer(job: OpenJob): Move | undefined {
    if (this.answering.some((one) => isOf(one, job))) return undefined;
    const { decisions } = this.recording;
    const taken = decisions.findIndex(
      (one, index) => one.kind !== 'event' && !this.used.has(index) && isOf(one, job),
    );
    const event = this.event?.taken ?? this.nextEvent();
    const decision = decisions[taken];
    if (!decision) return event !== undefined && this.isUndecided(job) ? undefined : this.assume(job);
    if (event !== undefined && event < taken) return undefined;
    const { result, errorCode } = decision;
    if (decision.kind === 'error') return { kind: 'throw', job, errorCode: errorCode ?? '', result, taken };
    return { kind: 'complete', job, result, taken };
  }

  private assume(job: OpenJob): Move | undefined {
    const result = assumedFor(job, this.recording, this.diagrams, this.assumptions);
    if (result) return { kind: 'complete', job, result, taken: null };
    this.unanswerable = job;
    return undefined;
  }

  /** In the record, too, the step was once left without a decision: an event took it away. */
  private isUndecided(job: OpenJob): boolean {
    const came = this.recording.passed.filter((one) => isOf(one, job)).length;
    const decided = this.recording.decisions.filter((one) => one.kind !== 'event' && isOf(one, job)).length;
    return came > decided;
  }

  private nextEvent(): number | undefined {
    const found = this.recording.decisions.findIndex(
      ({ kind }, index) => kind === 'event' && !this.used.has(index),
    );
    return found < 0 ? undefined : found;
  }

  private publish(now: number): Move | undefined {
    const taken = this.event === undefined ? this.nextEvent() : undefined;
    if (taken === undefined) return undefined;
    const isDue = this.open.length > 0 && this.allAnsweredBefore(taken);
    if (!isDue && !this.rested(now, restsAfter)) return undefined;
    const decision = this.recording.decisions[taken];
    if (!decision) return undefined;
    this.used.add(taken);
    this.event = { taken, since: now };
    const { process, element, result } = decision;
    return { kind: 'publish', process, element, result, taken };
  }

  private allAnsweredBefore(index: number): boolean {
    return this.recording.decisions
      .slice(0, index)
      .every(({ kind }, before) => kind === 'event' || this.used.has(before));
  }

  private giveUpEvent(now: number, awaits: (event: Place) => boolean): void {
    const decision = this.event && this.recording.decisions[this.event.taken];
    if (!this.event || !decision) return;
    if (now - this.event.since < (awaits(decision) ? comesWithin : toldWithin)) return;
    this.miss(decision);
    this.event = undefined;
  }

  /** Long at rest, it is known what is waited for: all that is not need not be tried. */
  private passOver(now: number, awaits: (event: Place) => boolean): void {
    for (
      let next = this.nextEvent();
      next !== undefined && this.event === undefined;
      next = this.nextEvent()
    ) {
      const decision = this.recording.decisions[next];
      if (!decision || !this.rested(now, toldWithin) || awaits(decision)) return;
      this.used.add(next);
      this.miss(decision);
    }
  }

  private miss({ process, element }: Place): void {
    this.missed.push({ process, element });
  }

  private rested(now: number, since: number): boolean {
    return now - this.stirred >= since;
  }
}

const isOf = (one: Place, { process, element }: Place): boolean =>
  one.process === process && one.element === element;
