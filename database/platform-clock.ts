import type { Clock } from '../domain/clock.ts';
import type { Db } from './connect.ts';
import { queryOne } from './query.ts';

/** `offset` is its distance from real time, in milliseconds. */
export type PlatformClock = Clock & { offset: () => number; refresh: () => Promise<void> };

/**
 * The platform's clock: real time plus the offset that demo and test mode may set. Read from the database now and
 * then, so that processes started apart agree; `refresh` reads it at once.
 */
export async function platformClock(knex: Db): Promise<PlatformClock> {
  let offset = 0;
  const refresh = async (): Promise<void> => {
    const row = await queryOne<{ offset_ms: string }>(knex, 'select offset_ms from platform_clock');
    offset = Number(row?.offset_ms ?? 0);
  };
  await refresh();
  return { now: () => new Date(Date.now() + offset), offset: () => offset, refresh };
}

/** Moves the platform's clock by so many milliseconds; clocks that are open see it with their next refresh. */
export async function moveClock(knex: Db, byMs: number): Promise<void> {
  await queryOne(knex, 'update platform_clock set offset_ms = offset_ms + :byMs', { byMs });
}
