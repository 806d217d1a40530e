import { z } from 'zod';
import type { EngineEvent, Reached } from '../domain/monitor/events.ts';
import { isRehearsed } from '../domain/rehearsal/names.ts';
import type { DecisionEvent } from '../domain/rehearsal/recording.ts';
import { readDecision } from './decision-records.ts';

/**
 * Records of the engine as its stock Elasticsearch exporter sends them: lines in pairs, of which the second is the
 * record. What the monitor does not project, and what another version of the engine adds, is passed over.
 */

/** Keys are 64-bit: beyond what a number holds exactly they come as the digits that were written (`exactly`). */
const key = z.union([z.string(), z.number()]).transform(String);
const keyOrNone = key.transform((value) => (Number(value) > 0 ? value : null));
const count = z.coerce.number();

const head = z.object({
  partitionId: count,
  position: count,
  timestamp: count,
  key,
  valueType: z.string(),
  intent: z.string(),
  recordType: z.string(),
  value: z.looseObject({}),
});

const element = z.object({
  elementId: z.string(),
  bpmnElementType: z.string(),
  bpmnProcessId: z.string(),
  version: count,
  processInstanceKey: key,
  flowScopeKey: keyOrNone,
  parentProcessInstanceKey: keyOrNone,
  parentElementInstanceKey: keyOrNone,
});
const job = z.object({
  type: z.string(),
  elementId: z.string(),
  elementInstanceKey: key,
  processInstanceKey: key,
  retries: count,
  worker: z.string(),
  errorMessage: z.string(),
});
const incident = z.object({
  errorType: z.string(),
  errorMessage: z.string(),
  elementId: z.string(),
  elementInstanceKey: key,
  jobKey: keyOrNone,
  bpmnProcessId: z.string(),
  processInstanceKey: key,
});
const variable = z.object({ name: z.string(), value: z.string(), scopeKey: key, processInstanceKey: key });
const timer = z.object({
  targetElementId: z.string(),
  elementInstanceKey: key,
  processInstanceKey: key,
  dueDate: count,
});
const subscription = z.object({
  messageName: z.string(),
  correlationKey: z.string(),
  elementId: z.string(),
  elementInstanceKey: key,
  processInstanceKey: key,
});

type Head = z.output<typeof head>;
const commonOf = ({ partitionId, position, timestamp, key: own }: Head) => ({
  partition: partitionId,
  position,
  at: timestamp,
  key: own,
});

const elementChanges: Record<string, 'entered' | 'completed' | 'terminated' | 'taken' | 'migrated'> = {
  ELEMENT_ACTIVATED: 'entered',
  ELEMENT_ACTIVATING: 'entered',
  ELEMENT_COMPLETED: 'completed',
  ELEMENT_TERMINATED: 'terminated',
  ELEMENT_MIGRATED: 'migrated',
  SEQUENCE_FLOW_TAKEN: 'taken',
};
const jobStates: Record<
  string,
  'created' | 'failed' | 'retried' | 'completed' | 'canceled' | 'error_thrown' | 'migrated'
> = {
  CREATED: 'created',
  FAILED: 'failed',
  RETRIES_UPDATED: 'retried',
  COMPLETED: 'completed',
  CANCELED: 'canceled',
  ERROR_THROWN: 'error_thrown',
  MIGRATED: 'migrated',
};
const waitChanges: Record<string, 'opened' | 'closed' | 'migrated'> = {
  CREATED: 'opened',
  CREATING: 'opened',
  TRIGGERED: 'closed',
  CANCELED: 'closed',
  DELETED: 'closed',
  DELETING: 'closed',
  MIGRATED: 'migrated',
};
const incidentChanges: Record<string, 'created' | 'resolved' | 'migrated'> = {
  CREATED: 'created',
  RESOLVED: 'resolved',
  MIGRATED: 'migrated',
};

type Reader = (record: Head) => EngineEvent | undefined;

const readers: Record<string, Reader> = {
  PROCESS_INSTANCE: (record) => {
    const change = elementChanges[record.intent];
    if (!change) return undefined;
    const value = element.parse(record.value);
    return {
      ...commonOf(record),
      kind: 'element',
      change,
      instanceKey: value.processInstanceKey,
      elementId: value.elementId,
      elementType: value.bpmnElementType,
      processId: value.bpmnProcessId,
      version: value.version,
      scopeKey: value.flowScopeKey,
      parentKey: value.parentProcessInstanceKey,
      parentElementKey: value.parentElementInstanceKey,
    };
  },
  JOB: (record) => {
    const state = jobStates[record.intent];
    if (!state) return undefined;
    const value = job.parse(record.value);
    return {
      ...commonOf(record),
      kind: 'job',
      state,
      instanceKey: value.processInstanceKey,
      type: value.type,
      elementId: value.elementId,
      elementKey: value.elementInstanceKey,
      retries: value.retries,
      worker: value.worker,
      message: value.errorMessage,
    };
  },
  INCIDENT: (record) => {
    const change = incidentChanges[record.intent];
    if (!change) return undefined;
    const value = incident.parse(record.value);
    return {
      ...commonOf(record),
      kind: 'incident',
      change,
      instanceKey: value.processInstanceKey,
      errorType: value.errorType,
      message: value.errorMessage,
      elementId: value.elementId,
      elementKey: value.elementInstanceKey,
      jobKey: value.jobKey,
      processId: value.bpmnProcessId,
    };
  },
  VARIABLE: (record) => {
    // A migration says of each variable that it is still there, and not with which value.
    if (record.intent === 'MIGRATED') return undefined;
    const value = variable.parse(record.value);
    return {
      ...commonOf(record),
      kind: 'variable',
      instanceKey: value.processInstanceKey,
      name: value.name,
      value: value.value,
      scopeKey: value.scopeKey,
    };
  },
  TIMER: (record) => {
    const change = waitChanges[record.intent];
    const value = timer.parse(record.value);
    // The timer of a start event belongs to no instance.
    if (!change || Number(value.processInstanceKey) <= 0) return undefined;
    return {
      ...commonOf(record),
      kind: 'wait',
      awaits: 'timer',
      change,
      instanceKey: value.processInstanceKey,
      elementKey: value.elementInstanceKey,
      elementId: value.targetElementId,
      dueAt: value.dueDate,
      message: null,
      correlationKey: null,
    };
  },
  PROCESS_MESSAGE_SUBSCRIPTION: (record) => {
    const change = waitChanges[record.intent];
    if (!change) return undefined;
    const value = subscription.parse(record.value);
    return {
      ...commonOf(record),
      kind: 'wait',
      awaits: 'message',
      change,
      instanceKey: value.processInstanceKey,
      elementKey: value.elementInstanceKey,
      elementId: value.elementId,
      dueAt: null,
      message: value.messageName,
      correlationKey: value.correlationKey,
    };
  },
};

/** Numbers too long for a number stay the digits that they are. */
const exactly = ((_name: string, value: unknown, context?: { source: string }) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && context ? context.source : value) as (
  name: string,
  value: unknown,
) => unknown;

/** Hardly any line has one, and looking at each value takes several times as long as reading the line. */
const hasLongNumber = /[:,[]\s*-?(?:\d{17,}|9\d{15})/;
const parse = (line: string): unknown =>
  (hasLongNumber.test(line) ? JSON.parse(line, exactly) : JSON.parse(line)) as unknown;

/** The events of one bulk request, and how far it reaches; what cannot be read is counted. */
export type Told = {
  events: EngineEvent[];
  /** What decided where an instance went on. */
  decisions: DecisionEvent[];
  /** Of rehearsals, which the monitor leaves alone. */
  rehearsed: { process: string; event: EngineEvent }[];
  reached: Reached[];
  unread: number;
};

/**
 * Throws where the request has no lines of JSON. A record that is not as we know it is passed over and counted: it would
 * be sent again forever, and everything after it would wait.
 */
export function readBulk(body: string): Told {
  const told: Told = { events: [], decisions: [], rehearsed: [], reached: [], unread: 0 };
  const reached = new Map<number, Reached>();
  const lines = body.split('\n').filter((line) => line !== '');
  for (let index = 1; index < lines.length; index += 2) {
    const line = parse(lines[index] ?? '');
    const read = head.safeParse(line);
    if (!read.success) {
      told.unread += 1;
      continue;
    }
    const record = read.data;
    const { partitionId: partition, position, timestamp: at } = record;
    if (position > (reached.get(partition)?.position ?? 0))
      reached.set(partition, { partition, position, at });
    try {
      if (record.recordType === 'EVENT') sort(record, told);
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      told.unread += 1;
    }
  }
  return { ...told, reached: [...reached.values()] };
}

function sort(record: Head, { events, decisions, rehearsed }: Told): void {
  const event = readers[record.valueType]?.(record);
  const process = record.value.bpmnProcessId;
  if (isRehearsed(process)) {
    if (event) rehearsed.push({ process, event });
    return;
  }
  if (event) events.push(event);
  const decision = readDecision(record);
  if (decision) decisions.push(decision);
}
