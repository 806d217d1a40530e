import type { Middleware } from 'koa';
import { refuse } from '../../domain/errors.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser says where a request comes from; what would change something must come from our own pages. Programs send
 * neither header and pass. Error: CROSS_SITE_REQUEST.
 */
export function sameOrigin(publicUrl: string): Middleware {
  const ours = new URL(publicUrl).host;
  return async (ctx, next) => {
    if (!safe.has(ctx.method)) {
      const site = ctx.get('Sec-Fetch-Site');
      const origin = ctx.get('Origin');
      // No script can set the first, so it decides; browsers that do not send it yet still say the origin.
      const foreign = site
        ? site !== 'same-origin' && site !== 'none'
        : // A proxy may ask us under another name than the one that people use.
          origin !== '' && ![ours, ctx.host].includes(URL.parse(origin)?.host ?? '');
      if (foreign) refuse('CROSS_SITE_REQUEST');
    }
    await next();
  };
}
