import { createHash, timingSafeEqual } from 'node:crypto';
import type Router from '@koa/router';
import type { Context } from 'koa';
import { refuse } from '../../../domain/errors.ts';
import type { Metrics } from '../../metrics.ts';

/** for Prometheus, in its own format; who may not read them is told that there is nothing. */
export function metricsRoute(router: Router, metrics: Metrics, token: string | undefined): void {
  router.get('/metrics', async (ctx) => {
    if (!(token ? shows(ctx, token) : isLocal(ctx))) refuse('NOT_FOUND');
    ctx.type = metrics.contentType;
    ctx.body = await metrics.read();
  });
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
const shows = (ctx: Context, token: string): boolean =>
  timingSafeEqual(hash(ctx.get('authorization')), hash(`Bearer ${token}`));

/** Asked on this machine itself, and not for somebody else by a proxy on it. */
const isLocal = (ctx: Context): boolean =>
  !ctx.get('x-forwarded-for') && /^(::ffff:)?127\.|^::1$/.test(ctx.req.socket.remoteAddress ?? '');
