import type { Logger } from 'pino';
import { z } from 'zod';
import { listen } from '../listen.ts';

const notice = z.object({ id: z.uuid(), accountId: z.uuid().nullable(), unitId: z.uuid().nullable() });
/** Whose units or permissions have just changed (`tell-rights.ts`). */
const rights = z.object({ rightsOf: z.uuid() });
const told = z.union([notice, rights]);

/** That there is a notice, and for whom; what it says is read by those who may. */
export type NoticeTold = z.infer<typeof notice>;
export type Told = z.infer<typeof told>;

export type NoticesTold = {
  /** Calls back for every new notice and every change of rights until the answer is called. */
  follow: (hear: (told: Told) => void, ended: () => void) => () => void;
  /** Ends whoever follows. */
  close: () => Promise<void>;
};

/** New notices as the database tells of them, on one connection however many follow. */
export async function listenForNotices(databaseUrl: string, log: Logger): Promise<NoticesTold> {
  const followers = new Map<(told: Told) => void, () => void>();
  const hear = (payload: string): void => {
    const heard = told.parse(JSON.parse(payload));
    for (const follower of followers.keys()) follower(heard);
  };
  const listening = await listen(databaseUrl, 'notice', hear, log);
  return {
    follow: (follower, ended) => {
      followers.set(follower, ended);
      return () => followers.delete(follower);
    },
    close: async () => {
      for (const ended of followers.values()) ended();
      await listening.close();
    },
  };
}
