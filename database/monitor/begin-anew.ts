import type { Db } from '../connect.ts';
import { query } from '../query.ts';

/**
 * Empties the projection. What is under way is heard of again by its next step; orders of administrators and the days
 * that were counted stay. The engine is not asked, and goes on.
 */
export async function beginAnew(knex: Db): Promise<void> {
  await query(
    knex,
    `truncate monitor_stream, monitor_instance, monitor_element, monitor_job, monitor_incident, monitor_variable,
       monitor_wait, monitor_decision`,
  );
}
