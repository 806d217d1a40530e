/**
 * What the engine's own record stream says, as far as the monitor projects it. Keys are 64-bit numbers, so
 * strings; `at` is the engine's time in milliseconds; positions grow within a partition and name a record for good.
 */
type Common = { partition: number; position: number; at: number; key: string; instanceKey: string };

/** An element of a diagram, the process itself included: its key is then the instance's. */
export type ElementEvent = Common & {
  kind: 'element';
  change: 'entered' | 'completed' | 'terminated' | 'taken' | 'migrated';
  elementId: string;
  elementType: string;
  processId: string;
  version: number;
  /** Of the process or sub-process that it lies in; null for a process. */
  scopeKey: string | null;
  /** Of a called process: the instance that called it, and by which element. */
  parentKey: string | null;
  parentElementKey: string | null;
};

export type JobEvent = Common & {
  kind: 'job';
  state: 'created' | 'failed' | 'retried' | 'completed' | 'canceled' | 'error_thrown' | 'migrated';
  type: string;
  elementId: string;
  elementKey: string;
  retries: number;
  worker: string;
  message: string;
};

export type IncidentEvent = Common & {
  kind: 'incident';
  change: 'created' | 'resolved' | 'migrated';
  errorType: string;
  message: string;
  elementId: string;
  elementKey: string;
  jobKey: string | null;
  processId: string;
};

export type VariableEvent = Common & {
  kind: 'variable';
  name: string;
  /** JSON, as the engine keeps it. */
  value: string;
  scopeKey: string;
};

/** What an element waits for: an instant, or a message. */
export type WaitEvent = Common & {
  kind: 'wait';
  awaits: 'timer' | 'message';
  change: 'opened' | 'closed' | 'migrated';
  elementKey: string;
  /** The event that goes on from it. */
  elementId: string;
  dueAt: number | null;
  message: string | null;
  correlationKey: string | null;
};

export type EngineEvent = ElementEvent | JobEvent | IncidentEvent | VariableEvent | WaitEvent;

/** How far the stream has been read, whatever its last record was about. */
export type Reached = { partition: number; position: number; at: number };
