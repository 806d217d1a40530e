import type { Middleware } from 'koa';
import sirv from 'sirv';
import { staticFiles } from './static-files.ts';

/** What the API answers itself; a page's address never begins so. */
const notPages = /^\/(api|auth|oidc|docs|verify|fonts|openapi\.json)(\/|$)/;
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
      response.setHeader('Cache-Control', /^\/(modeler\/)?assets\//.test(path) ? year : 'no-cache'),
  });
  return staticFiles(
    files,
    (ctx) => /\.\w+$/.test(ctx.path) || (ctx.accepts('json', 'html') === 'html' && !notPages.test(ctx.path)),
  );
}
