import type { Logger } from 'pino';
import { z } from 'zod';
import { listen } from '../listen.ts';

const told = z.object({ id: z.uuid(), accountId: z.uuid().nullable(), unitId: z.uuid().nullable() });

/** That there is a notice, and for whom; what it says is read by those who may. */
export type NoticeTold = z.infer<typeof told>;

export type NoticesTold = {
  /** Calls back for every new notice until the answer is called. */
  follow: (hear: (notice: NoticeTold) => void, ended: () => void) => () => void;
  /** Ends whoever follows. */
  close: () => Promise<void>;
};

/** New notices as the database tells of them, on one connection however many follow. */
export async function listenForNotices(databaseUrl: string, log: Logger): Promise<NoticesTold> {
  const followers = new Map<(notice: NoticeTold) => void, () => void>();
  const hear = (payload: string): void => {
    const notice = told.parse(JSON.parse(payload));
    for (const follower of followers.keys()) follower(notice);
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
