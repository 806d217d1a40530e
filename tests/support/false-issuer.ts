import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';

type Json = Record<string, unknown>;
type Answer = { status: number; body: Json | string };

/** What a test changes of an otherwise faultless provider. */
export type Falsehood = {
  idToken?: (honest: Json) => Json;
  userInfo?: (honest: Json) => Json;
  /** Instead of tokens. */
  token?: Answer;
};

/**
 * An OpenID provider that says what the test wants: signed in order, but with claims that may be wrong. It hands out
 * the code `code` at once; the nonce is the one that it was asked with.
 */
export class FalseIssuer {
  readonly #key = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly #port: number;
  #server: Server | undefined;
  #nonce: string | null = null;
  falsehood: Falsehood = {};

  constructor(port: number) {
    this.#port = port;
  }

  get issuer(): string {
    return `http://localhost:${this.#port}`;
  }

  async start(): Promise<void> {
    this.#server = createServer((request, response) => {
      const answer = this.#answer(request);
      response.writeHead(answer.status, {
        'content-type': typeof answer.body === 'string' ? 'text/html' : 'application/json',
      });
      response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    });
    await new Promise<void>((resolve) => this.#server?.listen(this.#port, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  }

  /** What the authorization endpoint would do: remembers the nonce, answers where the browser goes. */
  callback(authorizationUrl: string, redirectUri: string): string {
    const asked = new URL(authorizationUrl).searchParams;
    this.#nonce = asked.get('nonce');
    const url = new URL(redirectUri);
    url.search = new URLSearchParams({ code: 'code', state: asked.get('state') ?? '' }).toString();
    return url.href;
  }

  #answer(request: IncomingMessage): Answer {
    const { issuer, falsehood } = this;
    const subject = 'somebody-of-elsewhere';
    switch (request.url) {
      case '/.well-known/openid-configuration':
        return { status: 200, body: discovery(issuer) };
      case '/token': {
        const now = Math.floor(Date.now() / 1000);
        const honest = {
          iss: issuer,
          sub: subject,
          aud: 'client',
          iat: now,
          exp: now + 300,
          nonce: this.#nonce,
        };
        const id_token = this.#signed(falsehood.idToken?.(honest) ?? honest);
        return (
          falsehood.token ?? { status: 200, body: { access_token: 'a', token_type: 'Bearer', id_token } }
        );
      }
      case '/me': {
        const honest = { sub: subject, name: '某人', real_name_verified: true };
        return { status: 200, body: falsehood.userInfo?.(honest) ?? honest };
      }
      default:
        return { status: 404, body: {} };
    }
  }

  #signed(claims: Json): string {
    const part = (value: Json): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'RS256' })}.${part(claims)}`;
    return `${text}.${sign('sha256', Buffer.from(text), this.#key.privateKey).toString('base64url')}`;
  }
}

const discovery = (issuer: string): Json => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  userinfo_endpoint: `${issuer}/me`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
});
