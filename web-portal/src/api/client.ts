import type { z } from 'zod';
import type { Contract } from '../../../domain/api/contract.ts';
import { signedInAgain } from '../session/expired.ts';
import { heardFrom } from './connection.ts';
import { offline, Refusal } from './problem.ts';

/** What a contract's call takes: only what the contract has. */
export type CallInput<C> =
  C extends Contract<infer P, infer Q, infer B>
    ? Part<'params', P> & Part<'query', Q> & Part<'body', B>
    : never;
/** A contract without the part leaves its type at the base one, whose input is unknown. */
type Part<Name extends string, S extends z.ZodType> =
  unknown extends z.input<S>
    ? object
    : object extends z.input<S>
      ? Partial<Record<Name, z.input<S>>>
      : Record<Name, z.input<S>>;

/** What the answer is once it has come over the wire. */
export type CallAnswer<C> =
  C extends Contract<z.ZodType, z.ZodType, z.ZodType, infer A> ? z.output<A> : never;

type Given = { params?: unknown; query?: unknown; body?: unknown };
type CallOptions = {
  /** Nobody need be signed in: an answer that says so is passed on. */
  anonymously?: boolean;
  signal?: AbortSignal;
};

/**
 * Asks the server what a contract of `domain/api` says. Where the session has expired, the person is asked to sign in
 * again and the same call is made once more: nothing typed is lost. Errors: Refusal.
 */
export async function call<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
>(
  contract: Contract<P, Q, B, A>,
  input: CallInput<Contract<P, Q, B, A>>,
  options: CallOptions = {},
): Promise<z.output<A>> {
  const { body } = input as Given;
  const init: RequestInit = {
    method: contract.method.toUpperCase(),
    headers: { accept: 'application/json' },
  };
  if (options.signal) init.signal = options.signal;
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { accept: 'application/json', 'content-type': 'application/json' };
  }
  const answer = await request(addressOf(contract, input), init, options.anonymously ?? false);
  return (await answer.json()) as z.output<A>;
}

/** The address of what browsers fetch themselves: a download, a picture, a stream. */
export function addressOf(contract: Pick<Contract, 'path'>, input: Given): string {
  const params = (input.params ?? {}) as Record<string, string>;
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(
    (input.query ?? {}) as Record<string, string | number | boolean | null>,
  )) {
    if ((value ?? '') !== '') query.set(key, String(value));
  }
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}

/** A request whose answer is not a problem; where the session has expired, once more after signing in again. */
export async function request(address: string, init: RequestInit, anonymously = false): Promise<Response> {
  for (;;) {
    const answer = await fetch(address, init).catch((error: unknown) => {
      if (init.signal?.aborted) throw error;
      heardFrom(0);
      throw offline();
    });
    heardFrom(answer.status);
    if (answer.ok) return answer;
    const refusal = await refusalOf(answer);
    if (refusal.code !== 'NOT_SIGNED_IN' || anonymously) throw refusal;
    await signedInAgain();
  }
}

async function refusalOf(answer: Response): Promise<Refusal> {
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  const body: unknown = isJson ? await answer.json().catch(() => ({})) : {};
  return new Refusal(answer.status, body as object);
}
