/** A record as the engine's exporter sends it; only what a test cares about need be said. */
export type WireRecord = {
  valueType: string;
  intent: string;
  key: number | string;
  position: number;
  value: Record<string, unknown>;
  partitionId?: number;
  timestamp?: number;
  recordType?: string;
};

const begin = Date.parse('2026-03-02T01:00:00Z');

/** The lines of a bulk request. Keys are written as digits, also those beyond what a number holds. */
export const bulkOf = (records: readonly WireRecord[]): string =>
  records
    .map(({ partitionId = 1, recordType = 'EVENT', timestamp, ...rest }) => {
      const record = {
        partitionId,
        recordType,
        timestamp: timestamp ?? begin + rest.position * 1000,
        ...rest,
      };
      const line = JSON.stringify(record).replace(/"#(\d+)"/g, '$1');
      return `{"index":{"_index":"zeebe-record","_id":"${partitionId}-${rest.position}"}}\n${line}\n`;
    })
    .join('');

type Element = {
  position: number;
  intent: string;
  key: number | string;
  instance: number | string;
  id?: string;
  type?: string;
  parent?: number | string;
};

export const elementRecord = ({
  position,
  intent,
  key,
  instance,
  id = 'review',
  type = 'USER_TASK',
  parent = -1,
}: Element): WireRecord => ({
  valueType: 'PROCESS_INSTANCE',
  intent,
  key,
  position,
  value: {
    elementId: id,
    bpmnElementType: type,
    bpmnProcessId: 'initial-recognition',
    version: 1,
    processInstanceKey: instance,
    flowScopeKey: key === instance ? -1 : instance,
    parentProcessInstanceKey: parent,
    parentElementInstanceKey: parent === -1 ? -1 : 1,
  },
});

export const variableRecord = (
  position: number,
  instance: number | string,
  name: string,
  value: unknown,
): WireRecord => ({
  valueType: 'VARIABLE',
  intent: 'CREATED',
  key: position + 5000,
  position,
  value: { name, value: JSON.stringify(value), scopeKey: instance, processInstanceKey: instance },
});

export const jobRecord = (position: number, instance: number, key: number, intent: string): WireRecord => ({
  valueType: 'JOB',
  intent,
  key,
  position,
  value: {
    type: 'form-validation',
    elementId: 'validate-form',
    elementInstanceKey: 7,
    processInstanceKey: instance,
    retries: 3,
    worker: '',
    errorMessage: intent === 'FAILED' ? 'a fault' : '',
  },
});

export const incidentRecord = (
  position: number,
  instance: number,
  key: number,
  intent: string,
): WireRecord => ({
  valueType: 'INCIDENT',
  intent,
  key,
  position,
  value: {
    errorType: 'JOB_NO_RETRIES',
    errorMessage: 'a fault',
    elementId: 'validate-form',
    elementInstanceKey: 7,
    jobKey: 8,
    bpmnProcessId: 'initial-recognition',
    processInstanceKey: instance,
  },
});

export const timerRecord = (position: number, instance: number, key: number, intent: string): WireRecord => ({
  valueType: 'TIMER',
  intent,
  key,
  position,
  value: {
    targetElementId: 'publicity-over',
    elementInstanceKey: 7,
    processInstanceKey: instance,
    dueDate: begin + 60_000,
  },
});
