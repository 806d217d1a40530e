import type { z } from 'zod';

/**
 * The contract of one route: what it takes and gives. Feeds the router's checks, `/openapi.json`, the web clients and
 * the tests. `access` says who gets past the door at all; what they may do then is decided by `domain/rights.ts`.
 */
export type Contract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  method: 'get' | 'post' | 'put' | 'delete';
  /** With OpenAPI's braces: `/api/applications/{id}`. */
  path: string;
  tag: string;
  title: string;
  description?: string;
  access: 'public' | 'session' | 'administrator';
  /** Open to a legal person who has yet to complete the unit's base information; all else is not. */
  beforeUnitInformation?: true;
  params?: Params;
  query?: Query;
  body?: Body;
  /** The request is one file, as multipart/form-data, and not JSON; the handler reads it. */
  upload?: true;
  response: Answer;
  /** The answer's media type where it is not JSON; the handler may name it more exactly. */
  media?: string;
  /** The usual answer's HTTP status, 200 unless said. */
  status?: number;
};

/** Keeps the literal types of a contract. */
export const contract = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  made: Contract<P, Q, B, A>,
): Contract<P, Q, B, A> => made;
