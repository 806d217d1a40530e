import type { Logger } from 'pino';
import { listen } from './listen.ts';

/** The channel on which workers tell that an application rests again; the payload is the application's id. */
export const restChannel = 'application_rest';

/** A wait that has begun. */
export type Wait = { rested: Promise<boolean>; cancel: () => void };

export type Rests = {
  /** Begins to wait; call before the act commits. `rested` resolves true at the rest, false after `milliseconds`. */
  next(applicationId: string, milliseconds: number): Wait;
  close(): Promise<void>;
};

/** The flow's rests as they are told. What is not heard runs into its time-out, and the caller answers with the state it knows. */
export async function listenForRests(databaseUrl: string, log: Logger): Promise<Rests> {
  const waiting = new Map<string, Set<(rested: boolean) => void>>();
  const wakeAll = (id: string): void => {
    for (const wake of waiting.get(id) ?? []) wake(true);
  };
  const listening = await listen(databaseUrl, restChannel, wakeAll, log);
  return {
    next: (applicationId, milliseconds) => waitIn(waiting, applicationId, milliseconds),
    close: () => listening.close(),
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
