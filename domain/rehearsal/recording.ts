import { z } from 'zod';

/** A record of the engine that says what decided: a job's end, or an event that came. Positions name a record for good. */
export type DecisionEvent = {
  partition: number;
  position: number;
  instanceKey: string;
  kind: 'completed' | 'error' | 'event';
  elementId: string;
  /** JSON. */
  result: string;
  errorCode: string | null;
};

const variables = z.record(z.string(), z.unknown());

const decision = z.object({
  /** A step was completed; it ended with an error that the diagram catches; a timer fired or a message came. */
  kind: z.enum(['completed', 'error', 'event']),
  process: z.string(),
  element: z.string(),
  result: variables,
  errorCode: z.string().nullable(),
});
export type Decision = z.infer<typeof decision>;

const passed = z.object({
  process: z.string(),
  element: z.string(),
  /** The end of the whole way, and not of a called process. */
  isEnd: z.boolean(),
});
/** An element that the way came to, or a flow that it took. */
export type Passed = z.infer<typeof passed>;

/** how one application went, from its begin to its end, in the order in which it happened. */
export const recording = z.object({
  process: z.string(),
  start: variables,
  decisions: z.array(decision),
  passed: z.array(passed),
});
export type Recording = z.infer<typeof recording>;
