import type { Middleware } from 'koa';
import type { RequestHandler } from 'sirv';

/** Answers with the file that `files` has for a request that is `wanted`; where it has none the rest of the app answers. */
export const staticFiles =
  (files: RequestHandler, wanted: (ctx: Parameters<Middleware>[0]) => boolean): Middleware =>
  async (ctx, next) => {
    if (!['GET', 'HEAD'].includes(ctx.method) || !wanted(ctx)) {
      await next();
      return;
    }
    ctx.respond = false;
    await new Promise<void>((resolve, reject) => {
      ctx.res.once('close', resolve);
      ctx.res.statusCode = 200;
      files(ctx.req, ctx.res, () => {
        ctx.respond = true;
        ctx.res.off('close', resolve);
        ctx.status = 404;
        next().then(resolve, reject);
      });
    });
  };
