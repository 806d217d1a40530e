import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Middleware } from 'koa';
import sirv from 'sirv';
import { staticFiles } from './static-files.ts';

const folder = dirname(fileURLToPath(import.meta.resolve('@fontsource-variable/noto-sans-sc/package.json')));
const path = '/fonts';

/** The style sheet of the portal's font, for the pages that the API renders itself. */
export const fontSheet = `${path}/index.css`;

/** The portal's font in parts, of which a browser fetches those whose characters a page shows. */
export function fonts(): Middleware {
  const files = sirv(folder, { etag: true, maxAge: 7 * 24 * 3600 });
  const under: typeof files = (request, response, next) => {
    request.url = request.url?.slice(path.length) ?? '';
    files(request, response, next);
  };
  return staticFiles(under, (ctx) => /^\/fonts\/(index\.css|files\/[\w.-]+\.woff2)$/.test(ctx.path));
}
