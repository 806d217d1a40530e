import type { Middleware } from 'koa';
import { refuse } from '../../domain/errors.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A browser says where a request comes from; what would change something must come from our own pages. */
export const sameOrigin: Middleware = async (ctx, next) => {
  if (!safe.has(ctx.method)) {
    const site = ctx.get('Sec-Fetch-Site');
    const origin = ctx.get('Origin');
    const foreign =
      (site && site !== 'same-origin' && site !== 'none') || (origin && hostOf(origin) !== ctx.host);
    if (foreign) refuse('CROSS_SITE_REQUEST');
  }
  await next();
};

function hostOf(origin: string): string {
  try {
    return new URL(origin).host;
  } catch {
    return '';
  }
}
