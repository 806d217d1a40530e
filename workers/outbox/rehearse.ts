import { z } from 'zod';
import { enqueueRehearsal } from '../../database/outbox.ts';
import { forgetRun, heardOf, stillRunning } from '../../database/rehearsal/events.ts';
import {
  beginRun,
  endRehearsal,
  endRun,
  keepResult,
  waysToPlay,
} from '../../database/rehearsal/rehearsals.ts';
import { judged } from '../../domain/rehearsal/judge.ts';
import { runName } from '../../domain/rehearsal/names.ts';
import { cleanUp, DiagramRefused, type Played, rehearse as play } from '../../engine/rehearse.ts';
import type { OutboxTask } from './task.ts';

const payload = z.object({ rehearsalId: z.uuid() });

/** Ways that are played at once, and for how long at most: the queue takes longer runs for abandoned. Milliseconds. */
const portion = 20;
const longest = 20_000;
/** What the engine tells of a run comes no later. Milliseconds. */
const late = 3_600_000;

type Means = Parameters<OutboxTask>[0];

/**
 * plays a rehearsal's ways on the engine, a portion at a time, and orders the next run until all are played. A run
 * that was cut off is played anew under another name, after what it has left was ended.
 */
export const rehearse: OutboxTask = (means) => async (given) => {
  const { knex, engine, clock } = means;
  const { rehearsalId: id } = payload.parse(given);
  const begun = await beginRun(knex, id);
  if (!begun) return;
  const { run: number, wasCutOff, diagrams } = begun;
  const run = runName(id, number);
  if (wasCutOff) {
    const left = runName(id, number - 1);
    await cleanUp(engine, { run: left, diagrams, instances: await stillRunning(knex, [left]) });
  }
  const ways = await waysToPlay(knex, id, portion);
  if (ways.length === 0) {
    await endRehearsal(knex, id, { state: 'done', failure: '', at: clock.now() });
    return;
  }
  try {
    await play(engine, {
      ...begun,
      run,
      ways,
      longest,
      heard: hearing(means, run),
      onPlayed: async ({ stop, recording, heard, play: played, position }: Played) => {
        const result = judged(stop, recording, heard, played, diagrams);
        await keepResult(knex, id, { run: number, position, result });
      },
    });
  } catch (error) {
    if (!(error instanceof DiagramRefused)) throw error;
    const failure = `流程引擎不接受该流程图：${error.message}`;
    await endRehearsal(knex, id, { state: 'failed', failure, at: clock.now() });
    return;
  }
  await endRun(knex, id);
  await forgetRun(knex, run, new Date(Date.now() - late));
  await enqueueRehearsal(knex, id);
};

/** What the engine has told of the run since it was asked last. */
function hearing({ knex }: Means, run: string): () => ReturnType<typeof heardOf> {
  const beyond = new Map<number, number>();
  return async () => {
    const events = await heardOf(knex, run, beyond);
    for (const { partition, position } of events) beyond.set(partition, position);
    return events;
  };
}
