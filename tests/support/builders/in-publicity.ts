import { receiveAtUnit } from '../../../database/application/receive-at-unit.ts';
import { addRecord } from '../../../database/record/add-record.ts';
import { randomUUID } from 'node:crypto';
import type { OwnApi } from '../own-api.ts';
import { accountOf } from '../people.ts';
import { nextKey } from './own-city.ts';
import { draftOf, unitIdOf } from './own-people.ts';

const at = new Date('2026-03-02T01:00:00Z');
let next = 0;

/** In publicity at the hospital, passed by its first handler: what acts, inbox and workers would have left. */
export async function inPublicity(
  api: OwnApi,
  subject: string,
  over: { form?: Record<string, unknown>; opinion?: string } = {},
): Promise<string> {
  const { knex } = api;
  const draft = { subject, business: 'initial', acceptingUnit: '南山区人力资源和社会保障局' } as const;
  const id = await draftOf(api, over.form ? { ...draft, form: over.form } : draft);
  const unitId = await unitIdOf(api, '南山区人民医院');
  await receiveAtUnit(knex, { applicationId: id, unitId, arrival: 'submitted', jobKey: nextKey(), at });
  const handler = await accountOf(knex, 'handler-south-hospital-1');
  await addRecord(knex, {
    id: randomUUID(),
    applicationId: id,
    event: 'pass_and_publicize',
    title: '审核通过并公示',
    accountId: handler.id,
    unitId,
    opinion: over.opinion ?? '材料属实，同意公示。',
    at,
  });
  await knex('publicity').insert({
    application_id: id,
    unit_id: unitId,
    working_days: 5,
    start_date: '2026-03-02',
    end_date: '2026-03-09',
    earliest_report_date: '2026-03-10',
    provisional: false,
    calendar_revision: 1,
    public_view: '{}',
    job_key: 1,
    created_at: at,
  });
  const number = `SBC2026-${String(++next).padStart(6, '0')}`;
  await knex('application')
    .where({ id })
    .update({ state: 'in_publicity', number, submitted_at: at, handler_id: handler.id, begun_at: at });
  return id;
}
