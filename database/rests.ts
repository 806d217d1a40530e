import type { Logger } from 'pino';
import pg from 'pg';

/** The channel on which workers tell that an application rests again; the payload is the application's id. */
export const restChannel = 'application_rest';

/** A wait that has begun. */
export type Wait = { rested: Promise<boolean>; cancel: () => void };

export type Rests = {
  /** Begins to wait; call before the act commits. `rested` resolves true at the rest, false after `milliseconds`. */
  next(applicationId: string, milliseconds: number): Wait;
  close(): Promise<void>;
};

/**
 * Listens on one connection of its own for the flow's rests. A lost connection is opened again; waits meanwhile run
 * into their time-out, and the caller answers with the state it knows.
 */
export async function listenForRests(databaseUrl: string, log: Logger): Promise<Rests> {
  const waiting = new Map<string, Set<(rested: boolean) => void>>();
  let closed = false;
  let client: pg.Client | undefined;

  const open = async (): Promise<void> => {
    const opened = new pg.Client({ connectionString: databaseUrl, application_name: 'title-review rests' });
    opened.on('error', (error) => log.warn({ err: error }, 'listening for rests was interrupted'));
    opened.on('end', () => {
      if (!closed) setTimeout(() => void reopen(), 500);
    });
    opened.on('notification', ({ payload }) => {
      for (const wake of waiting.get(payload ?? '') ?? []) wake(true);
    });
    await opened.connect();
    await opened.query(`listen ${restChannel}`);
    client = opened;
  };
  const reopen = async (): Promise<void> => {
    if (closed) return;
    await open().catch(() => setTimeout(() => void reopen(), 1000));
  };

  await open();
  return {
    next: (applicationId, milliseconds) => waitIn(waiting, applicationId, milliseconds),
    close: async () => {
      closed = true;
      await client?.end();
    },
  };
}

function waitIn(
  waiting: Map<string, Set<(rested: boolean) => void>>,
  id: string,
  milliseconds: number,
): Wait {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const waiters = waiting.get(id) ?? new Set();
  waiting.set(id, waiters);
  const wake = (rested: boolean): void => {
    clearTimeout(timer);
    waiters.delete(wake);
    if (waiters.size === 0) waiting.delete(id);
    resolve(rested);
  };
  const timer = setTimeout(() => wake(false), milliseconds);
  waiters.add(wake);
  return { rested: promise, cancel: () => wake(false) };
}
