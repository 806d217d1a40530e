import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Call } from './rights-calls.ts';

/** An absence of the handler that is over: whoever may end it is told so. */
export async function absenceThatIsOver(
  knex: Knex,
  { unitId, handlerId, deputyId }: { unitId: string; handlerId: string; deputyId: string },
): Promise<string> {
  const over = { unit_id: unitId, account_id: handlerId, deputy_id: deputyId, created_by: handlerId };
  const days = { from_date: '2026-01-05', to_date: '2026-01-06', created_at: new Date('2026-01-04') };
  const [row] = await knex('absence')
    .insert({ ...over, ...days })
    .returning<{ id: string }[]>('id');
  return row?.id ?? '';
}

/** Of a unit: absences, what stands still, handing over. */
export const unitCalls: Record<string, Call> = {
  'get /api/units/{unitId}/absences': ({ ids }) => [`/api/units/${ids.hospital}/absences`],
  'post /api/units/{unitId}/absences': ({ ids }) => [
    `/api/units/${ids.hospital}/absences`,
    { accountId: ids.handler, deputyId: ids.handler, from: '2026-01-05', to: '2026-01-06' },
  ],
  'post /api/units/{unitId}/absences/{id}/end': ({ ids }) => [
    `/api/units/${ids.hospital}/absences/${ids.absence}/end`,
  ],
  'get /api/units/{unitId}/deputies': ({ ids }) => [
    `/api/units/${ids.hospital}/deputies?from=2999-01-01&to=2999-01-02`,
  ],
  'get /api/units/{unitId}/stuck-applications': ({ ids }) => [
    `/api/units/${ids.hospital}/stuck-applications`,
  ],
  'get /api/units/{unitId}/stuck-applications/counts': ({ ids }) => [
    `/api/units/${ids.hospital}/stuck-applications/counts`,
  ],
  'get /api/units/{unitId}/silence-limit': ({ ids }) => [`/api/units/${ids.hospital}/silence-limit`],
  'put /api/units/{unitId}/silence-limit': ({ ids }) => [
    `/api/units/${ids.hospital}/silence-limit`,
    { workingDays: 5 },
  ],
  'get /api/units/{unitId}/holders': ({ ids }) => [`/api/units/${ids.hospital}/holders`],
  'get /api/units/{unitId}/handlers/{accountId}/applications': ({ ids }) => [
    `/api/units/${ids.hospital}/handlers/${ids.handler}/applications`,
  ],
  'post /api/hand-overs': () => [
    '/api/hand-overs',
    { items: [{ applicationId: randomUUID(), to: randomUUID() }] },
  ],
};

/** Over all units. */
export const administrationCalls: Record<string, Call> = {
  'get /api/administration/stuck-applications': () => ['/api/administration/stuck-applications'],
  'get /api/administration/stuck-applications/counts': () => [
    '/api/administration/stuck-applications/counts',
  ],
};
