import type { Knex } from 'knex';
import type { Middleware } from 'koa';
import { actorOfSession } from '../../database/identity/actor-of-session.ts';
import type { Actor } from '../../domain/rights.ts';
import { hashOf, sessionCookie } from '../identity/session-cookie.ts';

/** Who is asking. Sessions run by real time, also where the platform's clock is moved. */
export function session(knex: Knex): Middleware {
  return async (ctx, next) => {
    const token = ctx.cookies.get(sessionCookie, { signed: false });
    const known = token ? await actorOfSession(knex, hashOf(token), new Date()) : undefined;
    if (known) ctx.state.actor = { ...known, address: ctx.ip } satisfies Actor;
    await next();
  };
}
