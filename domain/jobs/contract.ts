import type { z } from 'zod';
import type { BpmnErrorCode } from '../errors.ts';

/**
 * The contract of a job type, importable without its effect: feeds the worker, the lint of the diagrams, the
 * element templates and the docs. `throws` lists the BPMN errors that the diagram must catch.
 */
export type JobContract<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Headers extends z.ZodType = z.ZodType,
> = {
  type: string;
  title: string;
  description: string;
  input: Input;
  output: Output;
  headers: Headers;
  throws: readonly BpmnErrorCode[];
};

/** Keeps the literal types of a job contract. */
export const jobContract = <I extends z.ZodType, O extends z.ZodType, H extends z.ZodType>(
  made: JobContract<I, O, H>,
): JobContract<I, O, H> => made;
