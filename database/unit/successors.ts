import type { Db } from '../connect.ts';
import { query } from '../query.ts';

/**
 * Of these units those that are closed, each with the unit that has taken over from it. The engine goes on naming the
 * unit that it was told of: whatever it says of units is read through this.
 */
export async function successorsOf(knex: Db, unitIds: readonly string[]): Promise<Map<string, string>> {
  if (unitIds.length === 0) return new Map();
  const rows = await query<{ id: string; successorId: string }>(
    knex,
    `select id, successor_id as "successorId" from unit where id = any(:unitIds::uuid[]) and successor_id is not null`,
    { unitIds },
  );
  return new Map(rows.map(({ id, successorId }) => [id, successorId]));
}
