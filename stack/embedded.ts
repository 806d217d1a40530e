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

/**
 * Starts what is not given by setting, both at once. What has started is stopped again when the other fails. The engine
 * tells its records to `recordStream`.
 */
export async function startGround(
  config: Config,
  say: Say,
  recordStream?: RecordStreamAddress,
): Promise<Ground> {
  const needsFolder = !config.DATABASE_URL || !config.ZEEBE_GRPC_ADDRESS;
  const claim = needsFolder ? await claimDataFolder(config.DATA_DIR) : undefined;
  const [database, broker] = await Promise.allSettled([
    databaseOf(config, say),
    brokerOf(config, say, recordStream),
  ]);
  const stop = async (): Promise<void> => {
    // The engine first: nothing may be handed out any more when the database goes.
    if (broker.status === 'fulfilled') await broker.value?.stop();
    if (database.status === 'fulfilled') await database.value?.stop();
    await claim?.release();
  };
  if (database.status === 'rejected' || broker.status === 'rejected') {
    await stop();
    throw database.status === 'rejected'
      ? database.reason
      : broker.status === 'rejected'
        ? broker.reason
        : undefined;
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
): Promise<Broker | undefined> {
  if (config.ZEEBE_GRPC_ADDRESS) return undefined;
  const java = await findJava();
  const distribution = await ensureEngine({ cacheDir: config.CACHE_DIR, log: say });
  const [gateway = 0, command = 0, internal = 0, management = 0, rest = 0] = await freePorts(5);
  return startBroker({
    distribution,
    javaHome: java.home,
    javaOptions: config.ENGINE_JAVA_OPTS,
    dataDir: config.DATA_DIR,
    ports: { gateway, command, internal, management, rest },
    clockControlled: config.MODE !== 'production',
    recordStream,
    log: say,
  });
}
