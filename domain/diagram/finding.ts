import { z } from 'zod';

const element = z.string();

/** One change of one element's properties that mends a fault; `bpmn/mend.ts` carries it out. */
export const mendChange = z.discriminatedUnion('kind', [
  /** A task header; null takes it away. */
  z.object({ kind: z.literal('header'), element, key: z.string(), value: z.string().nullable() }),
  /** What a step is given or gives under this name. */
  z.object({ kind: z.enum(['input', 'output']), element, target: z.string(), source: z.string() }),
  z.object({ kind: z.literal('default-flow'), element, flow: z.string() }),
  /** A branch's condition; null takes it away. */
  z.object({ kind: z.literal('condition'), element, body: z.string().nullable() }),
  /** A text inside the element, by the names and indexes that lead there. */
  z.object({
    kind: z.literal('text'),
    element,
    path: z.array(z.union([z.string(), z.int()])),
    value: z.string(),
  }),
  /** By which a message that the event waits for is found. */
  z.object({ kind: z.literal('correlation-key'), element, value: z.string() }),
  z.object({ kind: z.literal('remove-extension'), element, type: z.string() }),
]);
export type MendChange = z.infer<typeof mendChange>;

/** What one click can do about a fault: the button's words, and the change. */
const mend = z.object({ title: z.string(), change: mendChange });
export type Mend = z.infer<typeof mend>;

/** A fault of a diagram; only errors stand in the way of deploying. */
export const finding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  /** Id of the element; empty if the file as a whole is at fault. */
  element,
  elementName: z.string(),
  /** A sentence for the analyst. */
  message: z.string(),
  /** Where in the element: names and indexes joined by dots. */
  property: z.string().optional(),
  mend: mend.optional(),
});
export type Finding = z.infer<typeof finding>;
