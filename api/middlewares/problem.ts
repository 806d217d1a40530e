import type { Context, Middleware } from 'koa';
import type { Logger } from 'pino';
import { problem, ProblemError, type Problem } from '../../domain/errors.ts';
import { problemBody } from '../problem-body.ts';

/**
 * The one place where errors become answers (RFC 9457). Known problems are answered as they are; anything else is
 * logged whole and shown as nothing but a number that support can search for.
 */
export function problems(log: Logger): Middleware {
  return async (ctx, next) => {
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined) answer(ctx, problem('NOT_FOUND', { what: '该地址' }));
      if (ctx.status === 405 || ctx.status === 501) answer(ctx, problem('METHOD_NOT_ALLOWED'));
    } catch (error) {
      const found = known(error);
      if (found) {
        answer(ctx, found);
        return;
      }
      const instance = crypto.randomUUID();
      log.error({ err: error, instance, method: ctx.method, path: ctx.path }, 'request failed');
      answer(ctx, problem('INTERNAL'), instance);
    }
  };
}

/** Errors of the body parser and of Koa itself carry a status; ours carry their problem. */
function known(error: unknown): Problem | undefined {
  if (error instanceof ProblemError) return error.problem;
  const status = (error as { status?: unknown }).status;
  if (status === 413) return problem('BODY_TOO_LARGE');
  if (typeof status === 'number' && status >= 400 && status < 500) return problem('BODY_NOT_READABLE');
  return undefined;
}

/** PostgreSQL's `detail` quotes the row, which may be a person's: only what names the fault is logged. */
export function loggable(error: unknown): unknown {
  if (!Error.isError(error)) return error;
  const { code } = error as { code?: unknown };
  const cause = error.cause === undefined ? {} : { cause: loggable(error.cause) };
  return { type: error.name, code, message: error.message, stack: error.stack, ...cause };
}

function answer(ctx: Context, found: Problem, instance?: string): void {
  ctx.status = found.status;
  ctx.type = 'application/problem+json';
  ctx.body = JSON.stringify(problemBody(found, instance));
}
