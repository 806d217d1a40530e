import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { connect } from '../database/connect.ts';
import { prepareDatabase } from '../database/migrate.ts';
import { makeCipher } from '../database/secret/cipher.ts';
import { freeAbandoned } from '../database/outbox.ts';
import { moveClock, type PlatformClock, platformClock } from '../database/platform-clock.ts';
import { publishKey } from '../database/signing-key/keys.ts';
import { StartupFault, startupFault } from '../domain/startup-faults.ts';
import { connectEngine, type Engine } from '../engine/client.ts';
import type { EngineState } from '../domain/monitor/engine-state.ts';
import { engineState, typesListenedFor } from '../engine/state.ts';
import { moveEngineClock } from '../engine/embedded/clock.ts';
import type { SenderSettings } from '../workers/notices/senders.ts';
import { startWorkers } from '../workers/start.ts';
import { startApi } from './api.ts';
import { buildPortal } from './build-portal.ts';
import type { Config } from './config.ts';
import { fillingStart, fillsDemo } from './demo/fill.ts';
import { startFilling } from './demo/start-filling.ts';
import { deployInForce } from './deploy-in-force.ts';
import { type Ground, type Say, startGround } from './embedded.ts';
import { loadDataKeys, loadKeys } from './keys.ts';
import { makeLogger } from './logger.ts';
import { listenForRecords } from './record-stream.ts';
import { readReleased } from './released-diagrams.ts';
import { seedCalendars, seedDemo } from './seed.ts';
import { openStorage } from './storage.ts';

export type Parts = { api: boolean; workers: boolean };
export type Platform = { port: number; ground: Ground; engine: Engine; stop: () => Promise<void> };

/**
 * Puts the platform together: ground, tables, demo city, diagrams, workers, API. Everything that was started is
 * stopped again in the opposite order, by `stop` or when a later part fails.
 * A throw-away stack may begin at another instant (`startAt`), and log elsewhere.
 */
export async function startPlatform(
  config: Config,
  say: Say,
  parts: Parts = { api: true, workers: true },
  { startAt, log = makeLogger(config.LOG_LEVEL) }: { startAt?: Date; log?: Logger } = {},
): Promise<Platform> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const portal = parts.api ? beginPortal(say) : Promise.resolve('');
    // Before the engine, which sends to it, and after it at the end: its last records are answered as well.
    const records = parts.api ? await listenForRecords(config, log) : undefined;
    if (records) stops.push(() => records.stop());
    const ground = await startGround(config, say, {
      recordStream: records?.address,
      prepare: (url) => prepare(url, config, startAt),
    });
    stops.push(() => ground.stop());
    const knex = connect(ground.databaseUrl, { max: 30, cipher: makeCipher(await loadDataKeys(config)) });
    stops.push(() => knex.destroy());
    const clock = await platformClock(knex);
    if (records) stops.push(records.projectInto(knex));
    const engine = connectEngine(ground.grpcAddress);
    stops.push(() => engine.close());
    const storage = await openStorage(config);
    stops.push(() => storage.close());
    const keys = await publishedKeys(knex, config, clock.now());
    const { publicUrl } = config;
    const { databaseUrl } = ground;
    const released = await readReleased();
    const common = { knex, databaseUrl, clock, log, engine, storage, released, publicUrl, ...keys };
    const moveClocks = clockMover(knex, clock, ground);
    if (config.MODE !== 'production') stops.push(keepRefreshing(clock.refresh));
    if (parts.workers) {
      await untilReady(engine, ground.grpcAddress);
      await deployInForce(common, clock.now());
      // Nobody else is on our own database: what is held was held by a process that is dead.
      if (!config.DATABASE_URL) await freeAbandoned(knex, 0);
      const workers = await startWorkers({ ...common, ...workerSettings(config) });
      stops.push(() => workers.stop());
      await workers.opened;
    }
    let port = 0;
    if (parts.api) {
      const asked = questionsTo(engine, ground.broker?.managementUrl);
      const api = await startApi(config, { ...common, ...asked, moveClocks, portal: await portal });
      stops.push(() => api.stop());
      port = api.port;
    }
    if (parts.api && parts.workers && config.MODE === 'demo') {
      const filling = startFilling(config, port, { knex, log, say, offset: clock.offset, moveClocks });
      stops.push(() => filling.stop());
    }
    return { port, ground, engine, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the pages ask of the engine, each no more than it needs. */
const questionsTo = (engine: Engine, managementUrl: string | undefined) => ({
  engineState: (): Promise<EngineState> => engineState(engine, managementUrl),
  engineReady: () => engine.ready(),
  listening: () => typesListenedFor(managementUrl),
});

/** While database and engine start; what goes wrong with it is told when its turn comes. */
function beginPortal(say: Say): Promise<string> {
  const portal = buildPortal(say);
  portal.catch(() => undefined);
  return portal;
}

/**
 * Tables, and at the first start what stands in them. Answers how far the platform's clock is off: the engine forgets its
 * own when it stops, the database keeps it for both.
 */
async function prepare(databaseUrl: string, config: Config, startAt: Date | undefined): Promise<number> {
  const knex = connect(databaseUrl, { max: 5, cipher: makeCipher(await loadDataKeys(config)) });
  try {
    await prepareDatabase(knex, databaseUrl, () => seed(knex, config, startAt));
    return (await platformClock(knex)).offset();
  } catch (error) {
    if (error instanceof StartupFault || !config.DATABASE_URL) throw error;
    throw startupFault('DATABASE_UNREACHABLE', { why: messageOf(error) });
  } finally {
    await knex.destroy();
  }
}

/** Moves the clocks of platform and embedded engine alike. */
function clockMover(knex: Knex, clock: PlatformClock, ground: Ground): (byMs: number) => Promise<void> {
  return async (byMs) => {
    await moveClock(knex, byMs);
    await clock.refresh();
    if (ground.broker) await moveEngineClock(ground.broker.managementUrl, byMs);
  };
}

/** Another process may move the clock: read every 2 s. Answers how to stop it. */
function keepRefreshing(refresh: () => Promise<void>): () => Promise<void> {
  const refreshing = setInterval(() => void refresh().catch(() => undefined), 2000);
  return () => {
    clearInterval(refreshing);
    return Promise.resolve();
  };
}

/** The keys that hold now; what they sign can be checked from the first on. */
async function publishedKeys(knex: Knex, config: Config, at: Date): ReturnType<typeof loadKeys> {
  const keys = await loadKeys(config);
  await publishKey(knex, keys.signer.key, at);
  return keys;
}

/** A gateway answers a moment before its partitions have leaders. */
async function untilReady(engine: Engine, address: string): Promise<void> {
  const until = Date.now() + 60_000;
  while (!(await engine.ready())) {
    if (Date.now() > until) throw startupFault('ENGINE_UNREACHABLE', { address });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Calendars, the demo city, and for a throw-away stack the instant at which its clocks begin. */
async function seed(knex: Knex, config: Config, startAt: Date | undefined): Promise<void> {
  const begin = startAt ?? (fillsDemo(config) ? await fillingStart(knex, new Date()) : undefined);
  if (begin) await moveClock(knex, begin.getTime() - Date.now());
  const clock = await platformClock(knex);
  await seedCalendars(knex, clock.now());
  if (config.MODE !== 'production') await seedDemo(knex, clock.now());
}

const workerSettings = (config: Config): { senders: SenderSettings; monitorKeptDays: number } => ({
  senders: sendersOf(config),
  monitorKeptDays: config.MONITOR_KEPT_DAYS,
});

const sendersOf = (config: Config): SenderSettings => ({
  mail: config.SMTP_URL ? { url: config.SMTP_URL, from: config.MAIL_FROM ?? '' } : undefined,
  sms: config.SMS_WEBHOOK_URL
    ? { url: config.SMS_WEBHOOK_URL, secret: config.SMS_WEBHOOK_SECRET ?? '' }
    : undefined,
});

const messageOf = (error: unknown): string =>
  error instanceof AggregateError ? String(error.errors[0]) : (error as Error).message;
