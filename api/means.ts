import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { NoticesTold } from '../database/notice/listen.ts';
import type { Rests } from '../database/rests.ts';
import type { Clock } from '../domain/clock.ts';
import type { Storage } from '../storage/storage.ts';

/** What the routes work with, handed in by the composition root; there is no global to fall back on. */
export type Means = {
  knex: Knex;
  clock: Clock;
  rests: Rests;
  noticesTold: NoticesTold;
  storage: Storage;
  log: Logger;
  engineReady: () => Promise<boolean>;
};
