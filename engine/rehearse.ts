import type { RehearsedDiagram } from '../domain/rehearsal/diagrams.ts';
import { HeardWay, type RehearsedEvent } from '../domain/rehearsal/heard.ts';
import type { Stop } from '../domain/rehearsal/judge.ts';
import {
  eventName,
  forRun,
  jobTypeOf,
  rehearsedName,
  rehearsedParts,
  wayVariable,
} from '../domain/rehearsal/names.ts';
import { type Move, Play } from '../domain/rehearsal/play.ts';
import type { Assumptions } from '../domain/rehearsal/assume.ts';
import type { Recording } from '../domain/rehearsal/recording.ts';
import type { Engine } from './client.ts';
import { detailsOf, grpc, grpcCode, isNotFound, patiently } from './grpc.ts';

export type WayToPlay = { position: number; recording: Recording };
type Playing = WayToPlay & { key: string; id: string; play: Play; heard: HeardWay };

/** What came of one way, as soon as it is known. */
export type Played = WayToPlay & { stop: Stop; play: Play; heard: HeardWay };

export type RehearsalRun = {
  run: string;
  diagrams: readonly RehearsedDiagram[];
  assumptions: Assumptions;
  ways: readonly WayToPlay[];
  /** Ways that have not ended by then are late. Milliseconds from the begin. */
  longest: number;
  /** What the engine has told of this run since the last time. */
  heard: () => Promise<RehearsedEvent[]>;
  onPlayed: (played: Played) => Promise<void>;
};

/** The engine does not take a diagram; its own words say why. */
export class DiagramRefused extends Error {}

/** What an earlier run has left that was cut off: instances that still run, and its diagrams. */
export async function cleanUp(
  engine: Engine,
  left: { run: string; diagrams: readonly RehearsedDiagram[]; instances: readonly string[] },
): Promise<void> {
  for (const key of left.instances) await cancel(engine, key);
  // Deployed again, what is there already answers its key.
  for (const diagram of left.diagrams) {
    const key = await deploy(engine, diagram, left.run).catch((error: unknown) => {
      if (!(error instanceof DiagramRefused)) throw error;
    });
    if (key) await remove(engine, key);
  }
}

/** How often it is looked what the engine has told. Milliseconds. */
const lookEvery = 200;
const jobTimeout = 60_000;
/** How long the engine keeps a message for an event that is only just about to wait. Milliseconds. */
const messageWaits = 3000;

/**
 * plays recorded ways on diagrams of their own in the real engine, all of them at once. Whatever happens, what it
 * began is ended and its diagrams are taken out of the engine again.
 * Throws DiagramRefused.
 */
export async function rehearse(engine: Engine, given: RehearsalRun): Promise<void> {
  const definitions: string[] = [];
  const ways: Playing[] = [];
  const over = new Set<Playing>();
  try {
    for (const diagram of given.diagrams) definitions.push(await deploy(engine, diagram, given.run));
    for (const way of given.ways) ways.push(await begin(engine, way, given));
    await playAll(engine, given, ways, over);
  } finally {
    for (const { key } of ways.filter((way) => !over.has(way) || way.heard.ended === undefined))
      await cancel(engine, key);
    for (const key of definitions) await remove(engine, key);
  }
}

/** Ends an instance that is not needed any more; one that has ended already is left alone. */
const cancel = (engine: Engine, key: string): Promise<void> =>
  patiently(() => engine.client.cancelProcessInstance(key)).catch(unlessGone);

const remove = async (engine: Engine, resourceKey: string): Promise<void> => {
  await patiently(() => engine.client.deleteResource({ resourceKey })).catch(unlessGone);
};

function unlessGone(error: unknown): void {
  if (!isNotFound(error)) throw error;
}

async function deploy(engine: Engine, diagram: RehearsedDiagram, run: string): Promise<string> {
  const name = `${rehearsedName(run, diagram.process)}.bpmn`;
  const process = Buffer.from(forRun(diagram.xml, run), 'utf8');
  const { deployments } = await engine.client.deployResource({ process, name }).catch((error: unknown) => {
    if (grpcCode(error) !== grpc.invalidArgument) throw error;
    throw new DiagramRefused(detailsOf(error));
  });
  return deployments[0]?.process.processDefinitionKey ?? '';
}

async function begin(engine: Engine, way: WayToPlay, given: RehearsalRun): Promise<Playing> {
  const { recording, position } = way;
  const id = `${given.run}-${position}`;
  const { processInstanceKey: key } = await patiently(() =>
    engine.client.createProcessInstance({
      bpmnProcessId: rehearsedName(given.run, recording.process),
      variables: { ...recording.start, [wayVariable]: id },
    }),
  );
  const play = new Play(recording, given.diagrams, given.assumptions, performance.now());
  return { ...way, key, id, play, heard: new HeardWay(key) };
}

async function playAll(
  engine: Engine,
  given: RehearsalRun,
  ways: readonly Playing[],
  over: Set<Playing>,
): Promise<void> {
  const until = performance.now() + given.longest;
  const isOver = (): boolean => over.size === ways.length;
  const jobs = { cutOff: false };
  const taking = takeJobs(engine, given.run, ways, isOver);
  taking.catch(() => {
    jobs.cutOff = true;
  });
  try {
    while (!isOver() && !jobs.cutOff) {
      for (const event of await given.heard()) hear(event, ways);
      const now = performance.now();
      for (const way of ways.filter((one) => !over.has(one))) {
        await goOn(engine, given.run, way);
        const stop = now > until ? 'late' : stopOf(way, now);
        if (stop === undefined) continue;
        over.add(way);
        await given.onPlayed({ ...way, stop });
      }
      if (!isOver()) await new Promise((resolve) => setTimeout(resolve, lookEvery));
    }
  } finally {
    for (const way of ways) over.add(way);
    await taking;
  }
}

function hear(event: RehearsedEvent, ways: readonly Playing[]): void {
  const way = ways.find(({ heard }) => heard.hear(event));
  if (way && event.kind === 'element' && event.change === 'completed')
    way.play.cameAbout(event.processId, event.elementId, performance.now());
}

/** Steps of a way that the record has none of: from so many on it goes round and round. */
const longestOf = ({ recording }: Playing): number => recording.decisions.length * 2 + 40;

function stopOf(way: Playing, now: number): Stop | undefined {
  const { heard, play } = way;
  if (heard.ended !== undefined) return 'ended';
  if (heard.incident && play.isQuiet(now)) return 'incident';
  if (play.answered > longestOf(way)) return play.isTold(now) ? 'endless' : undefined;
  if (play.unanswerable) return play.isTold(now) ? 'idle' : undefined;
  return play.isIdle(now) && heard.standsAt() ? 'idle' : undefined;
}

/** Takes the run's jobs as the engine offers them, and answers what can be answered at once. */
async function takeJobs(
  engine: Engine,
  run: string,
  ways: readonly Playing[],
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    const jobs = await patiently(() =>
      engine.client.activateJobs({
        type: jobTypeOf(run),
        worker: rehearsedName(run, 'worker'),
        maxJobsToActivate: 100,
        timeout: jobTimeout,
        requestTimeout: 1000,
      }),
    );
    const stirred = new Set<Playing>();
    for (const job of jobs) {
      const way = ways.find(({ id }) => id === job.variables[wayVariable]);
      if (!way) continue;
      const process = rehearsedParts(job.bpmnProcessId)?.name ?? '';
      const { key, elementId: element, variables } = job;
      way.play.came({ key, process, element, variables }, performance.now());
      stirred.add(way);
    }
    await Promise.all([...stirred].map((way) => goOn(engine, run, way)));
  }
}

async function goOn(engine: Engine, run: string, way: Playing): Promise<void> {
  if (way.play.answered > longestOf(way)) return;
  for (const move of way.play.moves(performance.now(), way.heard.awaits)) {
    const answered = await send(engine, run, way, move).then(
      () => true,
      (error: unknown) => {
        unlessGone(error);
        return false;
      },
    );
    if (answered) way.play.done(move, performance.now());
    else way.play.gone(move);
  }
}

async function send(engine: Engine, run: string, way: Playing, move: Move): Promise<void> {
  const variables = move.result as Record<string, string>;
  switch (move.kind) {
    case 'complete':
      await patiently(() => engine.client.completeJob({ jobKey: move.job.key, variables }));
      return;
    case 'throw':
      await patiently(() =>
        engine.client.throwError({
          jobKey: move.job.key,
          errorCode: move.errorCode,
          errorMessage: '',
          variables,
        }),
      );
      return;
    case 'publish':
      await patiently(() =>
        engine.client.publishMessage({
          name: eventName(run, move.process, move.element),
          correlationKey: way.id,
          messageId: `${way.id}-${move.taken}`,
          variables,
          timeToLive: messageWaits,
        }),
      );
  }
}
