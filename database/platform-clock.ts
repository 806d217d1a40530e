import type { Clock } from '../domain/clock.ts';
import type { Db } from './connect.ts';
import { queryOne } from './query.ts';

/**
 * The platform's clock: real time plus the offset that demo and test mode may set. Read from the database now and
 * then, so that processes started apart agree; `refresh` reads it at once.
 */
export async function platformClock(knex: Db): Promise<Clock & { refresh: () => Promise<number> }> {
  let offset = 0;
  const refresh = async (): Promise<number> => {
    const row = await queryOne<{ offset_ms: string }>(knex, 'select offset_ms from platform_clock');
    return (offset = Number(row?.offset_ms ?? 0));
  };
  await refresh();
  return { now: () => new Date(Date.now() + offset), refresh };
}

/** Moves the platform's clock by so many milliseconds and answers its offset from real time. */
export async function moveClock(knex: Db, byMs: number): Promise<number> {
  const row = await queryOne<{ offset_ms: string }>(
    knex,
    'update platform_clock set offset_ms = offset_ms + :byMs returning offset_ms',
    { byMs },
  );
  return Number(row?.offset_ms ?? 0);
}
