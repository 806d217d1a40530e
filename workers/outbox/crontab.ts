import { parseCronItems, type ParsedCronItem } from 'graphile-worker';

/** A platform that stands still on Monday morning makes up for it when it starts within these milliseconds. */
const madeUpFor = 24 * 3_600_000;

/**
 * What the queue orders by itself, once however many processes run. Its hours are UTC: half past eight on Monday morning
 * in Asia/Shanghai.
 */
export const crontab = (): ParsedCronItem[] =>
  parseCronItems([
    {
      task: 'weekly-digests',
      match: '30 0 * * 1',
      options: { backfillPeriod: madeUpFor, jobKey: 'weekly-digests' },
    },
  ]);
