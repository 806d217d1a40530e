import type { OwnApi } from '../own-api.ts';
import { bureau } from './application.ts';
import { inPublicity } from './in-publicity.ts';
import { restOwn } from './own-publicity.ts';
import { unitIdOf } from './own-people.ts';

/** Approved by the bureau for initial recognition and waiting for its certificate, in no batch yet. */
export async function approved(api: OwnApi, subject: string): Promise<{ id: string; number: string }> {
  const id = await inPublicity(api, subject);
  const unit_id = await unitIdOf(api, bureau.unit);
  await api.knex('application').where({ id }).update({ unit_id, handler_id: null });
  await api.knex('reach').insert({
    application_id: id,
    unit_id,
    business: 'initial',
    reached_at: new Date('2026-03-02T01:00:00Z'),
  });
  await restOwn(api, id, 'certification', bureau.unit);
  const row = await api.knex<{ id: string; number: string }>('application').where({ id }).first('number');
  return { id, number: row?.number ?? '' };
}
