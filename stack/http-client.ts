/** A person at the API: signs in as anyone would, by following the redirects, and keeps their cookies. */
export type Answer<Body = Record<string, unknown>> = { status: number; body: Body };

export class Person {
  readonly #base: string;
  readonly #cookies = new Map<string, string>();

  constructor(baseUrl: string) {
    this.#base = baseUrl;
  }

  /** Signs in with an account of the embedded provider. */
  static async signedIn(baseUrl: string, subject: string): Promise<Person> {
    const person = new Person(baseUrl);
    const answer = await person.signIn(subject);
    if (answer.status !== 200) throw new Error(`sign-in of ${subject} failed with ${answer.status}`);
    return person;
  }

  /** The whole way through the provider; the last answer, which is the page asked for or why not. */
  async signIn(subject: string, returnTo = '/api/me'): Promise<Answer> {
    const loginPage = await this.follow(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
    const form = new URLSearchParams({ subject });
    const answer = await this.#fetch(loginPage.url, {
      method: 'POST',
      body: form,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    return this.#read(await this.#followFrom(answer, loginPage.url));
  }

  get = <B = Record<string, unknown>>(path: string): Promise<Answer<B>> => this.#json<B>('GET', path);
  post = <B = Record<string, unknown>>(path: string, body: unknown = {}): Promise<Answer<B>> =>
    this.#json<B>('POST', path, body);
  put = <B = Record<string, unknown>>(path: string, body: unknown = {}): Promise<Answer<B>> =>
    this.#json<B>('PUT', path, body);
  delete = <B = Record<string, unknown>>(path: string): Promise<Answer<B>> => this.#json<B>('DELETE', path);

  /** Hands in one file as a browser's form does. */
  upload = async <B = Record<string, unknown>>(
    path: string,
    bytes: Buffer,
    name: string,
  ): Promise<Answer<B>> => {
    const body = new FormData();
    body.set('file', new Blob([new Uint8Array(bytes)]), name);
    return (await this.#read(await this.raw(path, { method: 'POST', body }))) as Answer<B>;
  };

  /** A request as it is, for tests of malformed ones. */
  raw = (path: string, init: RequestInit): Promise<Response> =>
    this.#fetch(new URL(path, this.#base).href, init);

  /** A cookie as the server set it, for tests that look at or forge one. */
  cookie = (name: string): string | undefined => this.#cookies.get(name);
  setCookie = (name: string, value: string): void => void this.#cookies.set(name, value);

  /** Follows redirects with cookies; the last response. */
  async follow(path: string): Promise<Response & { url: string }> {
    const url = new URL(path, this.#base).href;
    return this.#followFrom(await this.#fetch(url, { method: 'GET' }), url);
  }

  async #followFrom(first: Response, firstUrl: string): Promise<Response & { url: string }> {
    let [answer, url] = [first, firstUrl];
    for (let hops = 0; hops < 15 && answer.status >= 300 && answer.status < 400; hops++) {
      url = new URL(answer.headers.get('location') ?? '', url).href;
      answer = await this.#fetch(url, { method: 'GET' });
    }
    return Object.defineProperty(answer, 'url', { value: url });
  }

  async #json<B>(method: string, path: string, body?: unknown): Promise<Answer<B>> {
    const init =
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    return (await this.#read(await this.raw(path, { method, ...init }))) as Answer<B>;
  }

  async #read(response: Response): Promise<Answer> {
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      body: isJson ? (JSON.parse(text) as Record<string, unknown>) : { text },
    };
  }

  async #fetch(url: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    if (cookie) headers.set('cookie', cookie);
    if (!headers.has('accept')) headers.set('accept', 'application/json');
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    return answer;
  }

  #keep(line: string): void {
    const [name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line)?.slice(1) ?? [];
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
