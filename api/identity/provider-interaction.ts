import type { Context, Middleware } from 'koa';
import type { Provider } from 'oidc-provider';
import type { DemoAccount } from '../../database/identity/demo-accounts.ts';
import { accountPage } from './account-page.ts';
import { loginPageExpired } from './login-pages.ts';

/** The accounts that the login page shows, and any one by its subject. */
export type DemoAccounts = {
  accounts: () => Promise<DemoAccount[]>;
  account: (subject: string) => Promise<DemoAccount | undefined>;
};

/**
 * The login page of the embedded provider: GET shows the accounts, POST takes the one that was clicked. Both belong to
 * a login that this very browser has begun.
 */
export function interactions(provider: Provider, { accounts, account }: DemoAccounts): Middleware {
  return async (ctx, next) => {
    const uid = /^\/interaction\/([\w-]+)$/.exec(ctx.path)?.[1];
    if (!uid || !['GET', 'POST'].includes(ctx.method)) {
      await next();
      return;
    }
    ctx.set('Cache-Control', 'no-store');
    const begun = await provider.interactionDetails(ctx.req, ctx.res).catch(() => undefined);
    if (begun?.uid !== uid) {
      ctx.status = 400;
      ctx.type = 'html';
      ctx.body = loginPageExpired();
      return;
    }
    const subject = ctx.method === 'POST' ? await chosen(ctx) : '';
    if (subject && (await account(subject))) {
      const login = { accountId: subject, remember: false };
      ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, { login }));
      ctx.status = 303;
      return;
    }
    // Nobody was signed in by a choice that is none: to a program that must not look like success.
    ctx.status = ctx.method === 'POST' ? 422 : 200;
    ctx.type = 'html';
    ctx.body = accountPage(uid, await accounts());
  };
}

/** Subjects are short and plain; anything else is as good as no choice. */
async function chosen(ctx: Context): Promise<string> {
  const subject = new URLSearchParams(await readBody(ctx)).get('subject') ?? '';
  return /^[\x21-\x7e]{1,200}$/.test(subject) ? subject : '';
}

/** The login form is a few hundred bytes; more is cut off. */
async function readBody(ctx: Context): Promise<string> {
  let text = '';
  for await (const chunk of ctx.req) {
    text += String(chunk);
    if (text.length > 4096) break;
  }
  return text;
}
