import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { type Configuration, Provider } from 'oidc-provider';
import type { Logger } from 'pino';
import type { DemoAccount } from '../../database/identity/demo-accounts.ts';
import { loginPageExpired } from './login-pages.ts';
import { type DemoAccounts, interactions } from './provider-interaction.ts';
import { providerMemory } from './provider-memory.ts';

type Settings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  log: Logger;
} & DemoAccounts;

/** Stands for a person whose real name the provider does not vouch for. */
export const unverifiedSubject = 'demo-unverified';

const unverified: DemoAccount = {
  subject: unverifiedSubject,
  kind: 'individual',
  name: '未实名用户',
  phone: '',
  administrator: false,
  analyst: false,
  units: [],
};

/**
 * The embedded sign-on of demo and test mode: a real OpenID provider (code flow, PKCE required) whose login page
 * offers the demo city's accounts. Its keys and sessions live as long as the process. Never loaded in production.
 */
export function createProvider(settings: Settings): Provider {
  const offered: DemoAccounts = {
    accounts: async () => [...(await settings.accounts()), unverified],
    account: async (subject) => (subject === unverifiedSubject ? unverified : settings.account(subject)),
  };
  const provider = new Provider(settings.issuer, configuration(settings, offered));
  // Behind a proxy its own addresses must be https too.
  provider.proxy = settings.issuer.startsWith('https:');
  provider.on('server_error', (_ctx, error) =>
    settings.log.error({ err: error }, 'the embedded sign-on failed'),
  );
  provider.use(interactions(provider, offered));
  return provider;
}

function configuration(settings: Settings, { account: find }: DemoAccounts): Configuration {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  return {
    adapter: providerMemory(),
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
      const account = await find(subject);
      return account && { accountId: subject, claims: () => claimsOf(account) };
    },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = loginPageExpired([out.error, out.error_description].filter(Boolean).join('：'));
    },
  };
}

const claimsOf = (account: DemoAccount) => ({
  sub: account.subject,
  name: account.name,
  phone_number: account.phone,
  account_kind: account.kind,
  real_name_verified: account.subject !== unverifiedSubject,
});
