import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { type AppSettings, createApp } from '../../api/app.ts';
import { serverOf } from '../../api/server.ts';
import { listenForNotices } from '../../database/notice/listen.ts';
import { unreachable } from '../../domain/monitor/engine-state.ts';
import { publishKey } from '../../database/signing-key/keys.ts';
import { demoAccount, demoAccounts } from '../../database/identity/demo-accounts.ts';
import type { Person } from '../../stack/http-client.ts';
import { makeLogger } from '../../stack/logger.ts';
import { freePorts } from '../../stack/ports.ts';
import { readReleased } from '../../stack/released-diagrams.ts';
import { seedDemo } from '../../stack/seed.ts';
import { connectEngine } from '../../engine/client.ts';
import { diskStorage } from '../../storage/disk.ts';
import type { Storage } from '../../storage/storage.ts';
import { seal, signer } from './keys.ts';
import { freshDatabase } from './database.ts';

export type OwnApi = {
  baseUrl: string;
  knex: Knex;
  databaseUrl: string;
  /** Where uploaded files lie. */
  filesFolder: string;
  /** What it has logged, line by line, at every level. */
  log: string[];
  engine: { ready: boolean };
  stop: () => Promise<void>;
} & AsyncDisposable;

/** What every test's API has unless it asks otherwise. */
type Usual = Required<Omit<AppSettings, 'administratorSubject' | 'portal' | 'metricsToken'>>;
type Changes = Partial<Omit<AppSettings, 'demo'>> & { demo?: AppSettings['demo'] | undefined };

/**
 * The API alone, over real HTTP and a database of its own with the demo city; no engine stands behind it. `change` may
 * set it up otherwise: another public address, another provider, or none of its own (`demo: undefined`). One that a single
 * test needs is declared with `await using`, which stops it whatever happens. Files lie on the disk unless `storage` is
 * another place.
 */
export async function ownApi(
  change: (usual: Usual) => Changes = () => ({}),
  storage?: Storage,
): Promise<OwnApi> {
  const { knex, url, drop } = await freshDatabase();
  await seedDemo(knex, new Date());
  await publishKey(knex, signer.key, new Date());
  const [port = 0] = await freePorts(1);
  const baseUrl = `http://localhost:${port}`;
  const usual: Usual = {
    publicUrl: baseUrl,
    sessionSecret: 'a secret of the tests, long enough',
    signOn: {
      issuer: `${baseUrl}/oidc`,
      clientId: 'title-review',
      clientSecret: 'another secret of the tests',
      redirectUri: `${baseUrl}/auth/callback`,
    },
    demo: {
      accounts: () => demoAccounts(knex),
      account: (subject) => demoAccount(knex, subject),
      moveClocks: () => Promise.resolve(),
    },
  };
  const changed = change(usual);
  const demo = 'demo' in changed ? changed.demo : usual.demo;
  const filesFolder = await mkdtemp(join(tmpdir(), 'title-review-files-'));
  const log: string[] = [];
  const engine = { ready: true };
  const logger = makeLogger('trace', { write: (line: string) => void log.push(line) });
  // A real client with nobody at the other end.
  const nowhere = connectEngine('127.0.0.1:9');
  const noticesTold = await listenForNotices(url, logger);
  const app = await createApp(
    {
      knex,
      clock: { now: () => new Date() },
      rests: {
        next: () => ({ rested: Promise.resolve(false), cancel: () => undefined }),
        close: () => Promise.resolve(),
      },
      noticesTold,
      storage: storage ?? diskStorage(filesFolder),
      log: logger,
      signer,
      seal,
      publicUrl: baseUrl,
      engineState: () => Promise.resolve({ ...unreachable, ready: engine.ready }),
      engineReady: () => Promise.resolve(engine.ready),
      listening: () => Promise.resolve(unreachable.listening),
      released: await readReleased(),
      engine: nowhere,
    },
    { ...usual, ...changed, demo },
  );
  const server = serverOf(app);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = async (): Promise<void> => {
    await noticesTold.close();
    await nowhere.close();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
    await drop();
    await rm(filesFolder, { recursive: true, force: true });
  };
  return { baseUrl, knex, databaseUrl: url, filesFolder, log, engine, stop, [Symbol.asyncDispose]: stop };
}

/** How many accounts and sessions there are: what a refused login must not change. */
export async function identityRows({ knex }: OwnApi): Promise<{ accounts: number; sessions: number }> {
  const count = async (table: string): Promise<number> =>
    Number((await knex(table).count<{ count: string }[]>('* as count'))[0]?.count);
  return { accounts: await count('account'), sessions: await count('session') };
}

/** The way through the provider up to its answer, which is the address that it sends the browser back to. */
export async function callbackUrl(person: Person, subject: string, returnTo = '/'): Promise<string> {
  const page = await person.follow(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
  const chosen = await person.raw(page.url, { method: 'POST', body: new URLSearchParams({ subject }) });
  const resumed = await person.raw(chosen.headers.get('location') ?? '', {});
  const url = resumed.headers.get('location') ?? '';
  if (!url.includes('/auth/callback?')) throw new Error(`the provider led to ${url}`);
  return url;
}
