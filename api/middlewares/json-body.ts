import { bodyParser } from '@koa/bodyparser';
import type { Context, Middleware } from 'koa';
import { contracts } from '../../domain/api/index.ts';
import { refuse } from '../../domain/errors.ts';

const uploadPaths = new Set(contracts.filter(({ upload }) => upload).map(({ path }) => path));

const parse = bodyParser({ enableTypes: ['json'], jsonLimit: '1mb', encoding: 'utf-8' });

/**
 * Reads a JSON body of at most 1 MB in UTF-8. Any other kind of body is refused rather than passed over, and so are
 * compressed ones, which no browser sends, and text in another encoding: decoded as UTF-8 it would be kept as
 * replacement characters.
 * A file on its way to a route that takes one is left to that route.
 * Errors: BODY_NOT_READABLE, and BODY_TOO_LARGE by the parser's status.
 */
export const jsonBody: Middleware = async (ctx, next) => {
  if (uploadPaths.has(ctx.path) && ctx.is('multipart/form-data')) {
    await next();
    return;
  }
  if (hasBody(ctx)) {
    const charset = ctx.request.charset.toLowerCase();
    if (
      !isPlain(ctx.get('content-encoding')) ||
      !ctx.is('application/json') ||
      (charset !== '' && charset !== 'utf-8' && charset !== 'utf8')
    )
      refuse('BODY_NOT_READABLE');
  }
  await parse(ctx, async () => {
    const { rawBody } = ctx.request as { rawBody?: string };
    if (rawBody?.includes('\uFFFD')) refuse('BODY_NOT_READABLE');
    await next();
  });
};

const isPlain = (encoding: string): boolean => ['', 'identity'].includes(encoding.toLowerCase());

const hasBody = (ctx: Context): boolean =>
  ctx.get('transfer-encoding') !== '' || Number(ctx.get('content-length')) > 0;
