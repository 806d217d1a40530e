import { randomUUID } from 'node:crypto';
import type { OwnApi } from '../own-api.ts';
import { accountOf } from '../people.ts';
import { OwnApplication } from './own-application.ts';
import { cityOn } from './own-city.ts';

/** Lies at the hospital for review with this handler, who signed it just now, unless said otherwise by column. */
export async function heldBy(
  api: OwnApi,
  subject: string | null,
  columns: Record<string, unknown> = {},
): Promise<OwnApplication> {
  const application = await OwnApplication.inReview(cityOn(api.knex));
  const handler = subject === null ? null : (await accountOf(api.knex, subject)).id;
  await api
    .knex('application')
    .where({ id: application.id })
    .update({
      handler_id: handler,
      begun_at: new Date(),
      waiting_since: new Date(),
      number: `CD2026-${randomUUID()}`,
      ...columns,
    });
  return application;
}

/** Days from today on, as absences are entered. */
export const dayAhead = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
