import type { Knex } from 'knex';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

/** So many in so long; counted in the database, so that all processes of the platform count together. */
export type Limit = { name: string; points: number; seconds: number };

export type Limiter = {
  /** Counts one; answers the seconds to wait where it is too many, else 0. */
  take: (key: string) => Promise<number>;
  /** Takes one back. */
  giveBack: (key: string) => Promise<void>;
};

/** Keys are cut off at what the table takes: hand in short ones. */
export function limiter(knex: Knex, { name, points, seconds }: Limit): Limiter {
  let made: RateLimiterPostgres | undefined;
  // Not before it is asked: routes are put together before there is a database.
  const counts = (): RateLimiterPostgres =>
    (made ??= new RateLimiterPostgres({
      storeClient: knex,
      storeType: 'knex',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: seconds,
      clearExpiredByTimeout: true,
    }));
  return {
    take: async (key) => {
      try {
        await counts().consume(key);
        return 0;
      } catch (error) {
        if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
        throw error;
      }
    },
    giveBack: async (key) => {
      await counts().reward(key);
    },
  };
}
