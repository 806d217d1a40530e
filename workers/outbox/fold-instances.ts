import { countEnded, removeEnded } from '../../database/monitor/ended.ts';
import { enqueueFolding } from '../../database/outbox.ts';
import type { OutboxTask } from './task.ts';

/** How many instances go at once. */
const portion = 500;
/** How long one run goes on before the next is ordered; the queue takes longer ones for abandoned. Milliseconds. */
const longest = 10_000;
const day = 24 * 60 * 60 * 1000;

/**
 * instances that have ended are counted, and leave the monitor so many days after their end; a run that was cut off
 * is gone on with by the next.
 */
export const foldInstances =
  (keptDays: number): OutboxTask =>
  ({ knex, clock }) =>
  async () => {
    const before = new Date(clock.now().getTime() - keptDays * day);
    const until = performance.now() + longest;
    for (const step of [() => countEnded(knex, portion), () => removeEnded(knex, before, portion)])
      while ((await step()) === portion) {
        if (performance.now() < until) continue;
        await enqueueFolding(knex);
        return;
      }
  };
