import type { Knex } from 'knex';
import { applyEvents } from '../../../database/monitor/apply.ts';
import { readBulk } from '../../../engine/records.ts';
import {
  bulkOf,
  elementRecord,
  incidentRecord,
  jobRecord,
  variableRecord,
  type WireRecord,
} from '../engine-records.ts';

let position = 0;
const next = (): number => ++position;

export const tell = (knex: Knex, records: readonly WireRecord[]): Promise<void> =>
  applyEvents(knex, readBulk(bulkOf(records)), new Date());

/** An instance of 初定 that waits at the form's check, as the engine would tell of it; with its job failed for good. */
export async function monitored(
  knex: Knex,
  over: { applicationId?: string; incident?: boolean; ended?: boolean; processId?: string } = {},
): Promise<{ key: string; incident: string }> {
  const [key, step, job, incident] = [next() + 1000, next() + 1000, next() + 1000, next() + 1000];
  const at = (intent: string, own: number, id: string, type: string): WireRecord => {
    const record = elementRecord({ position: next(), intent, key: own, instance: key, id, type });
    return { ...record, value: { ...record.value, bpmnProcessId: over.processId ?? 'initial-recognition' } };
  };
  const process = over.processId ?? 'initial-recognition';
  await tell(knex, [
    at('ELEMENT_ACTIVATED', key, process, 'PROCESS'),
    ...(over.applicationId ? [variableRecord(next(), key, 'applicationId', over.applicationId)] : []),
    at('SEQUENCE_FLOW_TAKEN', next() + 1000, 'submitted-join-submission', 'SEQUENCE_FLOW'),
    at('ELEMENT_ACTIVATED', step, 'validate-form', 'SERVICE_TASK'),
    jobRecord(next(), key, job, 'CREATED'),
    ...(over.incident
      ? [jobRecord(next(), key, job, 'FAILED'), incidentRecord(next(), key, incident, 'CREATED')]
      : []),
    ...(over.ended
      ? [
          at('ELEMENT_COMPLETED', step, 'validate-form', 'SERVICE_TASK'),
          at('ELEMENT_COMPLETED', key, process, 'PROCESS'),
        ]
      : []),
  ]);
  return { key: String(key), incident: String(incident) };
}
