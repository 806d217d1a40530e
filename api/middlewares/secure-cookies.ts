import type { Middleware } from 'koa';

/** People come by https, whatever the proxy before us tells of it: every cookie is Secure. */
export const secureCookies: Middleware = async (ctx, next) => {
  ctx.cookies.secure = true;
  await next();
};
