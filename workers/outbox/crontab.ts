import { parseCronItems, type ParsedCronItem } from 'graphile-worker';

/** A platform that stands still then makes up for it when it starts within these milliseconds. */
const madeUpFor = 24 * 3_600_000;

/**
 * What the queue orders by itself, once however many processes run. Its hours are UTC: in Asia/Shanghai half past eight on
 * Monday morning, and three o'clock every night.
 */
export const crontab = (): ParsedCronItem[] =>
  parseCronItems([
    {
      task: 'weekly-digests',
      match: '30 0 * * 1',
      options: { backfillPeriod: madeUpFor, jobKey: 'weekly-digests' },
    },
    {
      task: 'fold-instances',
      match: '0 19 * * *',
      options: { backfillPeriod: madeUpFor, jobKey: 'fold-instances' },
    },
  ]);
