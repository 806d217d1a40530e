/**
 * What belongs to a rehearsal has a name of its own in the engine: `rehearsal-<run>-<what it is called otherwise>`. So no
 * worker, inbox, timer or real message touches it, and the monitor tells it from the real thing.
 */
const form = /^rehearsal-([0-9a-z]+)-(.+)$/;

/** Stands for the run in a diagram that is ready for any run. */
export const anyRun = 'anyrun';

export const rehearsedName = (run: string, name: string): string => `rehearsal-${run}-${name}`;

/** The run and the ordinary name; nothing where it is of no rehearsal. */
export function rehearsedParts(name: string): { run: string; name: string } | undefined {
  const [, run, rest] = form.exec(name) ?? [];
  return run !== undefined && rest !== undefined ? { run, name: rest } : undefined;
}

export const isRehearsed = (name: unknown): name is string => typeof name === 'string' && form.test(name);

/** Runs of a rehearsal, one after the other, by its id. */
export const runName = (rehearsalId: string, run: number): string =>
  `${rehearsalId.replaceAll('-', '')}x${run}`;

/** A diagram that is ready for any run, for this one. */
export const forRun = (xml: string, run: string): string =>
  xml.replaceAll(rehearsedName(anyRun, ''), rehearsedName(run, ''));

/** The type of all jobs of a run. */
export const jobTypeOf = (run: string): string => rehearsedName(run, 'job');

/** The message that stands for an event of a diagram: the timer that fired, the message that came. */
export const eventName = (run: string, process: string, element: string): string =>
  rehearsedName(run, `${process}.${element}`);

/** The variable by which a message finds its way. */
export const wayVariable = 'rehearsedWay';
