import { z } from 'zod';
import type { DecisionEvent } from '../domain/rehearsal/recording.ts';

/** Records that say what decided where an instance went on: how its jobs ended, and the events that came. */
const key = z.union([z.string(), z.number()]).transform(String);
const result = z
  .looseObject({})
  .default({})
  .transform((variables) => JSON.stringify(variables));

const job = z.object({
  processInstanceKey: key,
  elementId: z.string(),
  variables: result,
  errorCode: z.string().optional(),
});
const message = z.object({ processInstanceKey: key, elementId: z.string(), variables: result });
const timer = z.object({ processInstanceKey: key, targetElementId: z.string() });

type Told = { kind: DecisionEvent['kind'] } & Pick<
  DecisionEvent,
  'instanceKey' | 'elementId' | 'result' | 'errorCode'
>;

const readers: Record<string, (value: unknown) => Told | undefined> = {
  'JOB COMPLETED': (value) => {
    const { processInstanceKey: instanceKey, elementId, variables } = job.parse(value);
    return { kind: 'completed', instanceKey, elementId, result: variables, errorCode: null };
  },
  'JOB ERROR_THROWN': (value) => {
    const { processInstanceKey: instanceKey, elementId, variables, errorCode = '' } = job.parse(value);
    return { kind: 'error', instanceKey, elementId, result: variables, errorCode };
  },
  'PROCESS_MESSAGE_SUBSCRIPTION CORRELATED': (value) => {
    const { processInstanceKey: instanceKey, elementId, variables } = message.parse(value);
    return { kind: 'event', instanceKey, elementId, result: variables, errorCode: null };
  },
  'TIMER TRIGGERED': (value) => {
    const { processInstanceKey: instanceKey, targetElementId: elementId } = timer.parse(value);
    // The timer of a start event belongs to no instance.
    if (Number(instanceKey) <= 0) return undefined;
    return { kind: 'event', instanceKey, elementId, result: '{}', errorCode: null };
  },
};

/** Throws a ZodError where the record is not as we know it. */
export function readDecision(record: {
  valueType: string;
  intent: string;
  partitionId: number;
  position: number;
  value: unknown;
}): DecisionEvent | undefined {
  const told = readers[`${record.valueType} ${record.intent}`]?.(record.value);
  return told && { ...told, partition: record.partitionId, position: record.position };
}
