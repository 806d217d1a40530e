import type { Middleware } from 'koa';
import sirv from 'sirv';

/** What the API answers itself; a page's address never begins so. */
const notPages = /^\/(api|auth|oidc|docs|verify|openapi\.json)(\/|$)/;
const year = 'public, max-age=31536000, immutable';

/**
 * The portal's files, from the folder where they were built. Any other address that a browser opens is a page of the portal,
 * which finds its way by itself. Assets carry a hash in their name and are kept; the page that names them never is.
 */
export function pages(folder: string): Middleware {
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    single: true,
    setHeaders: (response, path) =>
      response.setHeader('Cache-Control', path.startsWith('/assets/') ? year : 'no-cache'),
  });
  return async (ctx, next) => {
    const file = /\.\w+$/.test(ctx.path);
    const wanted = file || (ctx.accepts('json', 'html') === 'html' && !notPages.test(ctx.path));
    if (!['GET', 'HEAD'].includes(ctx.method) || !wanted) {
      await next();
      return;
    }
    ctx.respond = false;
    await new Promise<void>((resolve, reject) => {
      ctx.res.once('close', resolve);
      ctx.res.statusCode = 200;
      files(ctx.req, ctx.res, () => {
        // No such file: the rest of the app answers.
        ctx.respond = true;
        ctx.res.off('close', resolve);
        ctx.status = 404;
        next().then(resolve, reject);
      });
    });
  };
}
