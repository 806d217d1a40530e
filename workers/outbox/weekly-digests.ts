import { enqueueDigests } from '../../database/outbox.ts';
import { dateInShanghai, mondayOf } from '../../domain/calendar/date.ts';
import type { OutboxTask } from './task.ts';

/** Orders each unit's digest of the week that the platform's clock shows. */
export const weeklyDigests: OutboxTask =
  ({ knex, clock }) =>
  () =>
    enqueueDigests(knex, mondayOf(dateInShanghai(clock.now())));
