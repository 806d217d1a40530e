import * as oidc from 'openid-client';
import type { Logger } from 'pino';
import { z } from 'zod';
import { refuse } from '../../domain/errors.ts';

export type SignOnSettings = { issuer: string; clientId: string; clientSecret: string; redirectUri: string };

/** A login that has begun: kept in a signed cookie until the provider sends the person back. */
export const loginAttempt = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
});
export type LoginAttempt = z.output<typeof loginAttempt>;

const vouchedClaims = z.object({
  sub: z.string().min(1),
  name: z.string().min(1),
  account_kind: z.enum(['individual', 'legal']).default('individual'),
  phone_number: z.string().default(''),
  real_name_verified: z.boolean().default(false),
});
export type VouchedClaims = z.output<typeof vouchedClaims>;

/** The provider cannot be reached, or does not know us: nothing that the person who signs in could mend. */
export class SignOnUnavailable extends Error {
  override readonly name = 'SignOnUnavailable';
}

/**
 * The relying party: code flow with PKCE, state and nonce. The provider's document is read at the first login
 * and again after a failure, so that the platform starts without it. Both steps throw SignOnUnavailable.
 */
export function signOn(settings: SignOnSettings, log: Logger) {
  let found: Promise<oidc.Configuration> | undefined;
  const discover = (): Promise<oidc.Configuration> => {
    found ??= discovery(settings).catch((error: unknown) => {
      found = undefined;
      throw new SignOnUnavailable('the sign-on cannot be discovered', { cause: error });
    });
    return found;
  };

  /** Refuses what the provider or the checks of its answer refuse; what is technical stays so. */
  const vouched = async <T>(answer: Promise<T>, why: string): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      if (isTechnical(error)) throw new SignOnUnavailable('the sign-on does not answer', { cause: error });
      log.info({ code: (error as { code?: unknown }).code }, 'login not vouched');
      return refuse('LOGIN_NOT_VOUCHED', { why });
    }
  };

  return {
    async begin(returnTo: string): Promise<{ url: string; attempt: LoginAttempt }> {
      const verifier = oidc.randomPKCECodeVerifier();
      const attempt = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier, returnTo };
      const url = oidc.buildAuthorizationUrl(await discover(), {
        redirect_uri: settings.redirectUri,
        scope: 'openid profile',
        prompt: 'login',
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: attempt.state,
        nonce: attempt.nonce,
      });
      return { url: url.href, attempt };
    },

    /** What the provider vouches for; LOGIN_NOT_VOUCHED for anything stale, forged, replayed or unverified. */
    async finish(callbackUrl: URL, attempt: LoginAttempt): Promise<VouchedClaims> {
      const configuration = await discover();
      const tokens = await vouched(
        oidc.authorizationCodeGrant(configuration, callbackUrl, {
          pkceCodeVerifier: attempt.verifier,
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          idTokenExpected: true,
        }),
        '登录已失效或被重复使用',
      );
      const subject = tokens.claims()?.sub ?? '';
      const claims = vouchedClaims.safeParse(
        await vouched(oidc.fetchUserInfo(configuration, tokens.access_token, subject), '登录信息未通过核验'),
      );
      if (!claims.success) refuse('LOGIN_NOT_VOUCHED', { why: '登录信息不完整' });
      if (!claims.data.real_name_verified) refuse('LOGIN_NOT_VOUCHED', { why: '尚未完成实名认证' });
      return claims.data;
    },
  };
}

const discovery = ({ issuer, clientId, clientSecret }: SignOnSettings): Promise<oidc.Configuration> =>
  oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: 10,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; for loopback only
    execute: isLoopback(issuer) ? [oidc.allowInsecureRequests] : [],
  });

const technicalCodes = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
];
const technicalErrors = ['invalid_client', 'unauthorized_client', 'server_error', 'temporarily_unavailable'];

/** No connection, no sensible answer, or a client that the provider does not know. */
function isTechnical(error: unknown): boolean {
  if (error instanceof TypeError) return true;
  if (error instanceof oidc.ResponseBodyError && error.status >= 500) return true;
  if (error instanceof oidc.ResponseBodyError || error instanceof oidc.AuthorizationResponseError)
    return technicalErrors.includes(error.error);
  return error instanceof oidc.ClientError && technicalCodes.includes(error.code ?? '');
}

/** Plain HTTP is for the embedded provider on this very machine only. */
const isLoopback = (url: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname) && url.startsWith('http:');
