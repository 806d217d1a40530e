import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Context } from 'koa';
import { Provider } from 'oidc-provider';
import type { DemoAccount } from '../../database/identity/demo-accounts.ts';
import { accountPage } from './account-page.ts';

type Settings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
} & DemoAccounts;

/** The accounts that the login page shows, and any one by its subject. */
export type DemoAccounts = {
  accounts: () => Promise<DemoAccount[]>;
  account: (subject: string) => Promise<DemoAccount | undefined>;
};

/** Stands for a person whose real name the provider does not vouch for. */
export const unverifiedSubject = 'demo-unverified';

/**
 * The embedded sign-on of demo and test mode: a real OpenID provider (code flow, PKCE required) whose login page
 * offers the demo city's accounts. Its keys and sessions live as long as the process. Never loaded in production.
 */
export function createProvider(settings: Settings): Provider {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const provider = new Provider(settings.issuer, {
    clients: [
      {
        client_id: settings.clientId,
        client_secret: settings.clientSecret,
        redirect_uris: [settings.redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [{ ...key, use: 'sig', alg: 'RS256' }] as never },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    claims: { openid: ['sub'], profile: ['name', 'account_kind', 'real_name_verified', 'phone_number'] },
    conformIdTokenClaims: false,
    interactions: { url: (_ctx, interaction) => `/oidc/interaction/${interaction.uid}` },
    ttl: { Session: 3600, Interaction: 3600, Grant: 3600, IdToken: 600, AccessToken: 600 },
    // Our own client needs no consent screen.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId ?? '',
        accountId: ctx.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    findAccount: async (_ctx, subject) => {
      const account = subject === unverifiedSubject ? unverified : await settings.account(subject);
      return account && { accountId: subject, claims: () => claimsOf(account) };
    },
  });
  provider.use(interactions(provider, settings));
  return provider;
}

const claimsOf = (account: DemoAccount) => ({
  sub: account.subject,
  name: account.name,
  phone_number: account.phone,
  account_kind: account.kind,
  real_name_verified: account.subject !== unverifiedSubject,
});

const unverified: DemoAccount = {
  subject: unverifiedSubject,
  kind: 'individual',
  name: '未实名用户',
  phone: '',
  administrator: false,
  units: [],
};

function interactions(provider: Provider, settings: Settings) {
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    const uid = /^\/interaction\/([\w-]+)$/.exec(ctx.path)?.[1];
    if (!uid) {
      await next();
      return;
    }
    if (ctx.method === 'GET') {
      ctx.type = 'html';
      ctx.body = accountPage(uid, [...(await settings.accounts()), unverified]);
      return;
    }
    const subject = new URLSearchParams(await readBody(ctx)).get('subject') ?? '';
    const redirectTo = await provider.interactionResult(ctx.req, ctx.res, {
      login: { accountId: subject, remember: false },
    });
    ctx.redirect(redirectTo);
  };
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
