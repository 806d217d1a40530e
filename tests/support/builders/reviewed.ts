import type { Knex } from 'knex';
import { restAtStep } from '../../../database/application/rest-at-step.ts';
import { bulkOf, type WireRecord } from '../engine-records.ts';
import { readBulk } from '../../../engine/records.ts';
import { applyEvents } from '../../../database/monitor/apply.ts';
import { nextKey } from './own-city.ts';

let position = 0;

/** A record of an element as the engine writes it; keys are written as digits. */
const element = (
  intent: string,
  of: { key: string; instance: string; id: string; type: string; process: string; version: number },
  parent?: { key: string; element: string },
): WireRecord => ({
  valueType: 'PROCESS_INSTANCE',
  intent,
  key: `#${of.key}`,
  position: ++position,
  value: {
    elementId: of.id,
    bpmnElementType: of.type,
    bpmnProcessId: of.process,
    version: of.version,
    processInstanceKey: `#${of.instance}`,
    flowScopeKey: of.key === of.instance ? -1 : `#${of.instance}`,
    parentProcessInstanceKey: parent ? `#${parent.key}` : -1,
    parentElementInstanceKey: parent ? `#${parent.element}` : -1,
  },
});

export type Reviewed = { caller: string; call: string; key: string; jobKey: string };

/**
 * An application whose unit review waits at a step, in the inbox and as the engine tells the monitor of it: called by an
 * instance of the whole way, with a variable of its own.
 */
export async function reviewed(
  knex: Knex,
  over: { applicationId: string; version?: number; stepId?: string; unitId?: string | null },
): Promise<Reviewed> {
  const { applicationId, version = 1, stepId = 'review', unitId = null } = over;
  const [caller, call, key, step, jobKey] = Array.from({ length: 5 }, nextKey) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const whole = { process: 'initial-recognition', version: 1 };
  const review = { process: 'unit-review', version };
  const variable = (name: string, value: unknown): WireRecord => ({
    valueType: 'VARIABLE',
    intent: 'CREATED',
    key: `#${nextKey()}`,
    position: ++position,
    value: { name, value: JSON.stringify(value), scopeKey: `#${key}`, processInstanceKey: `#${key}` },
  });
  const records: WireRecord[] = [
    element('ELEMENT_ACTIVATED', {
      key: caller,
      instance: caller,
      id: whole.process,
      type: 'PROCESS',
      ...whole,
    }),
    {
      ...variable('applicationId', applicationId),
      value: {
        name: 'applicationId',
        value: JSON.stringify(applicationId),
        scopeKey: `#${caller}`,
        processInstanceKey: `#${caller}`,
      },
    },
    element('ELEMENT_ACTIVATED', {
      key: call,
      instance: caller,
      id: 'unit-review',
      type: 'CALL_ACTIVITY',
      ...whole,
    }),
    element(
      'ELEMENT_ACTIVATED',
      { key, instance: key, id: review.process, type: 'PROCESS', ...review },
      { key: caller, element: call },
    ),
    variable('applicationId', applicationId),
    variable('entry', 'sign'),
    variable('entry', 'review'),
    element('ELEMENT_ACTIVATED', { key: step, instance: key, id: stepId, type: 'USER_TASK', ...review }),
    {
      valueType: 'JOB',
      intent: 'CREATED',
      key: `#${jobKey}`,
      position: ++position,
      value: {
        type: 'io.camunda.zeebe:userTask',
        elementId: stepId,
        elementInstanceKey: `#${step}`,
        processInstanceKey: `#${key}`,
        retries: 1,
        worker: '',
        errorMessage: '',
      },
    },
  ];
  await applyEvents(knex, readBulk(bulkOf(records)), new Date('2026-03-02T01:00:00Z'));
  await restAtStep(
    knex,
    {
      jobKey,
      applicationId,
      unitId,
      stage: 'review',
      elementId: stepId,
      actions: ['report'],
      form: 'application-form',
      permission: 'review',
      processInstanceKey: key,
      processId: review.process,
      processVersion: version,
    },
    new Date('2026-03-02T01:00:00Z'),
  );
  return { caller, call, key, jobKey };
}
