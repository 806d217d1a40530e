import { z } from 'zod';

/** A step that the engine hands out, as far as a rehearsal has to answer for it without a record. */
const step = z.object({
  /** What a human step's acts can lead to; empty for an automatic one. */
  outcomes: z.array(z.string()),
  /** Of an automatic step: its job type. */
  type: z.string().nullable(),
  /** The flow cannot go on without what it gives. */
  needsResult: z.boolean(),
  /** What it, or another step of its type, gave on another way; null where nothing is recorded. */
  sample: z.record(z.string(), z.unknown()).nullable(),
});
export type RehearsedStep = z.infer<typeof step>;

/** A diagram made ready for the engine under the name of any run (`names.ts`). */
export const rehearsedDiagram = z.object({
  process: z.string(),
  xml: z.string(),
  /** What people call each element. */
  names: z.record(z.string(), z.string()),
  /** And what they called it in the diagram that is in force, where this is a draft. */
  namesBefore: z.record(z.string(), z.string()),
  steps: z.record(z.string(), step),
  /** Where each flow begins, those included that a draft has no more. */
  sources: z.record(z.string(), z.string()),
});
export type RehearsedDiagram = z.infer<typeof rehearsedDiagram>;
