import type { Db } from '../connect.ts';
import { query } from '../query.ts';

/** Those of the jobs whose human step is still open. */
export async function stillOpen(knex: Db, jobKeys: readonly string[]): Promise<string[]> {
  if (jobKeys.length === 0) return [];
  const rows = await query<{ job_key: string }>(
    knex,
    `select job_key from task where job_key = any(:jobKeys::bigint[]) and state = 'open'`,
    { jobKeys },
  );
  return rows.map((row) => row.job_key);
}
