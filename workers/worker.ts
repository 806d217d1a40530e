import type { Knex } from 'knex';
import type { z } from 'zod';
import type { Signer } from '../domain/certificate/signer.ts';
import type { BpmnErrorCode } from '../domain/errors.ts';
import type { JobContract } from '../domain/jobs/contract.ts';

/** What a worker decides on. Everything it writes goes through `knex`, one transaction a job. */
export type WorkerCall<Input, Headers> = {
  input: Input;
  headers: Headers;
  /** The engine's key of this job: the same when the job comes again. */
  jobKey: string;
  knex: Knex.Transaction;
  now: Date;
  /** Today's date in Asia/Shanghai. */
  today: string;
  /** With the platform's key that holds now. */
  signer: Signer;
};

/** A business refusal, which the diagram catches. What was written before it stays. */
export class Refusal {
  readonly code: BpmnErrorCode;
  readonly message: string;
  constructor(code: BpmnErrorCode, message: string) {
    this.code = code;
    this.message = message;
  }
}

export type Worker = {
  contract: JobContract;
  handle(call: WorkerCall<unknown, unknown>): Promise<unknown>;
};

/**
 * Ties a handler to its contract. A handler must be idempotent: the engine may hand out a job again at any time,
 * also while the first run still goes on or after it has committed.
 */
export function worker<I extends z.ZodType, O extends z.ZodType, H extends z.ZodType>(
  contract: JobContract<I, O, H>,
  handle: (call: WorkerCall<z.output<I>, z.output<H>>) => Promise<z.input<O> | Refusal>,
): Worker {
  return { contract, handle: handle };
}
