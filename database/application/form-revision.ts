import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

/** How often the form was saved. */
export async function formRevision(knex: Db, applicationId: string): Promise<number | undefined> {
  const row = await queryOne<{ form_revision: number }>(
    knex,
    'select form_revision from application where id = :applicationId',
    { applicationId },
  );
  return row?.form_revision;
}
