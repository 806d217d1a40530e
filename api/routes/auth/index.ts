import { randomUUID } from 'node:crypto';
import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Logger } from 'pino';
import { upsertAccount } from '../../../database/identity/upsert-account.ts';
import { ProblemError, refuse } from '../../../domain/errors.ts';
import { illegalLoginPage, signOnUnavailablePage } from '../../identity/login-pages.ts';
import { endSession, startSession } from '../../identity/session-cookie.ts';
import { loginAttempt, signOn, SignOnUnavailable, type SignOnSettings } from '../../identity/sign-on.ts';
import type { Means } from '../../means.ts';

const attemptCookie = 'login_attempt';
const attemptLifetime = 10 * 60 * 1000;

/** Sign-in by the city's single sign-on. Browser routes: they redirect instead of answering JSON. */
export function authRoutes(
  router: Router,
  means: Means,
  settings: SignOnSettings & { publicUrl: string; administratorSubject?: string | undefined },
): void {
  const relyingParty = signOn(settings, means.log);
  const ours = new URL(settings.publicUrl);

  router.get('/auth/login', async (ctx) => {
    // Cookies belong to one host name: whoever comes by another name of this machine is led to ours first. Elsewhere
    // the name that reaches us may be a proxy's inner one, and leading on would go in circles.
    if (ctx.host !== ours.host && isLoopback(ctx.hostname) && isLoopback(ours.hostname)) {
      ctx.redirect(settings.publicUrl + ctx.path + ctx.search);
      return;
    }
    try {
      const { url, attempt } = await relyingParty.begin(ownPath(ctx.query.returnTo));
      const value = Buffer.from(JSON.stringify(attempt)).toString('base64url');
      ctx.cookies.set(attemptCookie, value, {
        signed: true,
        httpOnly: true,
        sameSite: 'lax',
        maxAge: attemptLifetime,
      });
      ctx.redirect(url);
    } catch (error) {
      showFailure(ctx, means.log, error);
    }
  });

  router.get('/auth/callback', async (ctx) => {
    try {
      const attempt = readAttempt(ctx);
      const claims = await relyingParty.finish(new URL(settings.publicUrl + ctx.path + ctx.search), attempt);
      const accountId = await upsertAccount(means.knex, {
        subject: claims.sub,
        kind: claims.account_kind,
        name: claims.name,
        phone: claims.phone_number,
        now: means.clock.now(),
        administrator: claims.sub === settings.administratorSubject,
      });
      await startSession(ctx, means.knex, accountId);
      ctx.redirect(attempt.returnTo);
    } catch (error) {
      showFailure(ctx, means.log, error);
    }
  });

  router.post('/auth/logout', async (ctx) => {
    await endSession(ctx, means.knex);
    if (ctx.accepts('json', 'html') === 'html') {
      ctx.redirect('/');
      ctx.status = 303;
    } else ctx.status = 204;
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

const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]', '::1'].includes(host);

/** People get a page with what to do next; programs, and whatever is not about the login, the usual problem. */
function showFailure(ctx: Context, log: Logger, error: unknown): void {
  const unavailable = error instanceof SignOnUnavailable;
  if (!(unavailable || error instanceof ProblemError) || ctx.accepts('json', 'html') === 'json') throw error;
  ctx.type = 'html';
  if (unavailable) {
    const instance = randomUUID();
    log.error({ err: error, instance }, 'sign-on unavailable');
    ctx.status = 503;
    ctx.body = signOnUnavailablePage(instance);
  } else {
    ctx.status = 401;
    ctx.body = illegalLoginPage(error.problem.message);
  }
}
