import * as oidc from 'openid-client';
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

/**
 * The relying party: code flow with PKCE, state and nonce. The provider's document is read at the first login
 * and again after a failure, so that the platform starts without it.
 */
export function signOn(settings: SignOnSettings) {
  let found: Promise<oidc.Configuration> | undefined;
  const discover = (): Promise<oidc.Configuration> => {
    found ??= oidc
      .discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, {
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; for loopback only
        execute: isLoopback(settings.issuer) ? [oidc.allowInsecureRequests] : [],
      })
      .catch((error: unknown) => {
        found = undefined;
        throw error;
      });
    return found;
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
      const tokens = await oidc
        .authorizationCodeGrant(await discover(), callbackUrl, {
          pkceCodeVerifier: attempt.verifier,
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          idTokenExpected: true,
        })
        .catch(() => refuse('LOGIN_NOT_VOUCHED', { why: '登录已失效或被重复使用' }));
      const subject = tokens.claims()?.sub ?? '';
      const claims = vouchedClaims.safeParse(
        await oidc.fetchUserInfo(await discover(), tokens.access_token, subject),
      );
      if (!claims.success) refuse('LOGIN_NOT_VOUCHED', { why: '登录信息不完整' });
      if (!claims.data.real_name_verified) refuse('LOGIN_NOT_VOUCHED', { why: '尚未完成实名认证' });
      return claims.data;
    },
  };
}

/** Plain HTTP is for the embedded provider on this very machine only. */
const isLoopback = (url: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname) && url.startsWith('http:');
