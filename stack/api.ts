import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { createApp } from '../api/app.ts';
import { serverOf } from '../api/server.ts';
import type { MoveClocks } from '../api/routes/demo/index.ts';
import { demoAccount, demoAccounts } from '../database/identity/demo-accounts.ts';
import { listenForNotices } from '../database/notice/listen.ts';
import { listenForRests } from '../database/rests.ts';
import type { Signer } from '../domain/certificate/signer.ts';
import type { Clock } from '../domain/clock.ts';
import type { EngineState } from '../domain/monitor/engine-state.ts';
import type { DiagramId } from '../domain/flow.ts';
import type { Seal } from '../pdf/seal.ts';
import type { Engine } from '../engine/client.ts';
import type { Storage } from '../storage/storage.ts';
import type { Config } from './config.ts';

type Parts = {
  knex: Knex;
  databaseUrl: string;
  clock: Clock;
  storage: Storage;
  signer: Signer;
  seal: Seal;
  publicUrl: string;
  log: Logger;
  engineState: () => Promise<EngineState>;
  engineReady: () => Promise<boolean>;
  listening: () => Promise<EngineState['listening']>;
  released: ReadonlyMap<DiagramId, string>;
  engine: Engine;
  moveClocks: MoveClocks;
  portal: string;
};

/** Starts the HTTP side and answers where it listens. */
export async function startApi(
  config: Config,
  parts: Parts,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const rests = await listenForRests(parts.databaseUrl, parts.log);
  const noticesTold = await listenForNotices(parts.databaseUrl, parts.log);
  const { publicUrl } = config;
  const app = await createApp(
    { ...parts, rests, noticesTold },
    {
      publicUrl,
      portal: parts.portal,
      administratorSubject: config.ADMINISTRATOR_SUBJECT,
      metricsToken: config.METRICS_TOKEN,
      sessionSecret: config.SESSION_SECRET ?? randomBytes(32).toString('hex'),
      signOn: {
        issuer: config.OIDC_ISSUER ?? `${publicUrl}/oidc`,
        clientId: config.OIDC_CLIENT_ID ?? 'title-review',
        clientSecret: config.OIDC_CLIENT_SECRET ?? randomBytes(24).toString('hex'),
        redirectUri: `${publicUrl}/auth/callback`,
      },
      ...(config.MODE === 'production' || config.OIDC_ISSUER
        ? {}
        : {
            demo: {
              accounts: () => demoAccounts(parts.knex),
              account: (subject) => demoAccount(parts.knex, subject),
              moveClocks: parts.moveClocks,
            },
          }),
    },
  );
  const server = serverOf(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.PORT, config.HOST, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await noticesTold.close();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 2000).unref();
      await closed;
      await rests.close();
    },
  };
}
