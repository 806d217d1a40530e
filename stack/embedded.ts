import { type EmbeddedDatabase, startDatabase } from '../database/embedded.ts';
import { type Broker, type RecordStreamAddress, startBroker } from '../engine/embedded/broker.ts';
import { ensureEngine } from '../engine/embedded/distribution.ts';
import { findJava } from '../engine/embedded/java.ts';
import type { Config } from './config.ts';
import { claimDataFolder } from './data-folder.ts';
import { freePorts } from './ports.ts';

export type Say = (line: string) => void;

/** What the platform stands on: its own database and engine, or embedded ones that it starts and stops. */
export type Ground = {
  databaseUrl: string;
  grpcAddress: string;
  broker: Broker | undefined;
  stop: () => Promise<void>;
};

type Wanted = {
  /** Where the engine tells its records. */
  recordStream?: RecordStreamAddress | undefined;
  /** Makes the database ready, and answers by how much the engine's clock is to be off, in milliseconds. */
  prepare?: (databaseUrl: string) => Promise<number>;
};

/**
 * Starts what is not given by setting, both at once but for the engine's own start, which waits for its clock to be known.
 * What has started is stopped again when the other fails.
 */
export async function startGround(
  config: Config,
  say: Say,
  { recordStream, prepare = () => Promise.resolve(0) }: Wanted = {},
): Promise<Ground> {
  const needsFolder = !config.DATABASE_URL || !config.ZEEBE_GRPC_ADDRESS;
  const claim = needsFolder ? await claimDataFolder(config.DATA_DIR) : undefined;
  const begun = databaseOf(config, say);
  const prepared = begun.then((own) => prepare(own?.url ?? config.DATABASE_URL ?? ''));
  const [database, clock, broker] = await Promise.allSettled([
    begun,
    prepared,
    brokerOf(config, say, recordStream, prepared),
  ]);
  const stop = async (): Promise<void> => {
    // The engine first: nothing may be handed out any more when the database goes.
    if (broker.status === 'fulfilled') await broker.value?.stop();
    if (database.status === 'fulfilled') await database.value?.stop();
    await claim?.release();
  };
  if (database.status === 'rejected' || clock.status === 'rejected' || broker.status === 'rejected') {
    await stop();
    // What keeps the engine from starting is told before what only it would have needed.
    throw [database, broker, clock].find((one) => one.status === 'rejected')?.reason;
  }
  return {
    databaseUrl: database.value?.url ?? config.DATABASE_URL ?? '',
    grpcAddress: broker.value?.grpcAddress ?? config.ZEEBE_GRPC_ADDRESS ?? '',
    broker: broker.value,
    stop,
  };
}

async function databaseOf(config: Config, say: Say): Promise<EmbeddedDatabase | undefined> {
  if (config.DATABASE_URL) return undefined;
  const [port = 0] = await freePorts(1);
  return startDatabase({ dataDir: config.DATA_DIR, port, log: say });
}

async function brokerOf(
  config: Config,
  say: Say,
  recordStream: RecordStreamAddress | undefined,
  prepared: Promise<number>,
): Promise<Broker | undefined> {
  if (config.ZEEBE_GRPC_ADDRESS) return undefined;
  const java = await findJava();
  const distribution = await ensureEngine({ cacheDir: config.CACHE_DIR, log: say });
  const clockOffset = await prepared;
  const [gateway = 0, command = 0, internal = 0, management = 0, rest = 0] = await freePorts(5);
  return startBroker({
    distribution,
    javaHome: java.home,
    javaOptions: config.ENGINE_JAVA_OPTS,
    dataDir: config.DATA_DIR,
    ports: { gateway, command, internal, management, rest },
    clockControlled: config.MODE !== 'production',
    clockOffset,
    recordStream,
    log: say,
  });
}
