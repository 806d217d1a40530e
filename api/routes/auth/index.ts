import type Router from '@koa/router';
import type { Context } from 'koa';
import { upsertAccount } from '../../../database/identity/upsert-account.ts';
import { ProblemError, refuse } from '../../../domain/errors.ts';
import { escapeHtml, page } from '../../html.ts';
import { endSession, startSession } from '../../identity/session-cookie.ts';
import { loginAttempt, signOn, type SignOnSettings } from '../../identity/sign-on.ts';
import type { Means } from '../../means.ts';

const attemptCookie = 'login_attempt';
const attemptLifetime = 10 * 60 * 1000;

/** Sign-in by the city's single sign-on. Browser routes: they redirect instead of answering JSON. */
export function authRoutes(
  router: Router,
  means: Means,
  settings: SignOnSettings & { publicUrl: string },
): void {
  const relyingParty = signOn(settings);

  router.get('/auth/login', async (ctx) => {
    // Cookies belong to one host name: whoever comes by another is led to ours first.
    if (ctx.host !== new URL(settings.publicUrl).host) {
      ctx.redirect(settings.publicUrl + ctx.url);
      return;
    }
    const { url, attempt } = await relyingParty.begin(ownPath(ctx.query.returnTo));
    const value = Buffer.from(JSON.stringify(attempt)).toString('base64url');
    ctx.cookies.set(attemptCookie, value, {
      signed: true,
      httpOnly: true,
      sameSite: 'lax',
      maxAge: attemptLifetime,
    });
    ctx.redirect(url);
  });

  router.get('/auth/callback', async (ctx) => {
    try {
      const attempt = readAttempt(ctx);
      const claims = await relyingParty.finish(new URL(settings.publicUrl + ctx.url), attempt);
      const accountId = await upsertAccount(means.knex, {
        subject: claims.sub,
        kind: claims.account_kind,
        name: claims.name,
        phone: claims.phone_number,
        now: means.clock.now(),
      });
      await startSession(ctx, means.knex, accountId);
      ctx.redirect(attempt.returnTo);
    } catch (error) {
      if (!(error instanceof ProblemError) || ctx.accepts('json', 'html') === 'json') throw error;
      showIllegalLogin(ctx, error.problem.message);
    }
  });

  router.post('/auth/logout', async (ctx) => {
    await endSession(ctx, means.knex);
    ctx.status = 204;
  });
}

/** The attempt is used once, whatever comes of it. */
function readAttempt(ctx: Context) {
  const value = ctx.cookies.get(attemptCookie, { signed: true });
  ctx.cookies.set(attemptCookie, null, { signed: true });
  const read = loginAttempt.safeParse(
    value ? JSON.parse(Buffer.from(value, 'base64url').toString()) : undefined,
  );
  if (!read.success) refuse('LOGIN_NOT_VOUCHED', { why: '登录已失效' });
  return read.data;
}

/** Only a path of our own; anything that a browser could read as another host leads home. */
function ownPath(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(value) ? value : '/';
}

function showIllegalLogin(ctx: Context, message: string): void {
  ctx.status = 401;
  ctx.type = 'html';
  ctx.body = page(
    '非法登录',
    `<h1>非法登录</h1><p>${escapeHtml(message)}</p>
     <p>请下载渝快办 APP 完成实名认证后重新登录；仍无法登录的，请联系统一认证中心。</p><p><a href="/auth/login">重新登录</a></p>`,
  );
}
