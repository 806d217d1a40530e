import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { startupFault } from '../../domain/startup-faults.ts';
import { stopOrphan } from './orphan.ts';

export type BrokerPorts = {
  gateway: number;
  command: number;
  internal: number;
  management: number;
  rest: number;
};

export type BrokerSettings = {
  /** The unpacked distribution and the Java to run it on. */
  distribution: string;
  javaHome: string;
  dataDir: string;
  ports: BrokerPorts;
  /** The engine's clock can be moved: demo and test mode. */
  clockControlled: boolean;
  log: (line: string) => void;
};

export type Broker = {
  grpcAddress: string;
  managementUrl: string;
  pid: number;
  /** Lets it end in good order. */
  stop: () => Promise<void>;
  /** Ends it like a crash, for the fault tests. */
  kill: () => Promise<void>;
};

/** Starting takes 6 to 15 s; past this something is wrong. Milliseconds. */
const patience = 120_000;

/** Starts the engine as a child on loopback and waits until it takes commands. */
export async function startBroker(settings: BrokerSettings): Promise<Broker> {
  const { dataDir, ports } = settings;
  await mkdir(join(dataDir, 'engine'), { recursive: true });
  const pidFile = join(dataDir, 'engine.pid');
  await stopOrphan(pidFile, dataDir);
  const logFile = join(dataDir, 'engine.log');
  await rename(logFile, `${logFile}.1`).catch(() => undefined);
  const output = openSync(logFile, 'a');
  // A process group of its own: Ctrl-C reaches only us, and we order the shut-down.
  const child = spawn(join(settings.distribution, 'bin/broker'), [], {
    cwd: dataDir,
    env: { ...process.env, ...environment(settings) },
    stdio: ['ignore', output, output],
    detached: true,
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.once('error', () => undefined);
  await writeFile(pidFile, String(child.pid ?? ''));
  await untilReady(child, settings, logFile);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await exited;
    clearTimeout(force);
    await rm(pidFile, { force: true });
  };
  return {
    grpcAddress: `127.0.0.1:${ports.gateway}`,
    managementUrl: `http://127.0.0.1:${ports.management}`,
    pid: child.pid ?? 0,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** The stock broker would listen on every address; everything here is loopback. */
function environment({ javaHome, dataDir, ports, clockControlled }: BrokerSettings): Record<string, string> {
  return {
    JAVA_HOME: javaHome,
    JAVA_OPTS: process.env.ENGINE_JAVA_OPTS ?? '-Xms256m -Xmx768m',
    ZEEBE_BROKER_NETWORK_HOST: '127.0.0.1',
    ZEEBE_BROKER_GATEWAY_NETWORK_HOST: '127.0.0.1',
    ZEEBE_BROKER_GATEWAY_NETWORK_PORT: String(ports.gateway),
    ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: String(ports.command),
    ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: String(ports.internal),
    ZEEBE_BROKER_DATA_DIRECTORY: join(dataDir, 'engine'),
    ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING: '300MB',
    ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION: '150MB',
    SERVER_ADDRESS: '127.0.0.1',
    SERVER_PORT: String(ports.rest),
    MANAGEMENT_SERVER_ADDRESS: '127.0.0.1',
    MANAGEMENT_SERVER_PORT: String(ports.management),
    ZEEBE_CLOCK_CONTROLLED: String(clockControlled),
  };
}

async function untilReady(
  child: ChildProcess,
  { ports, log }: BrokerSettings,
  logFile: string,
): Promise<void> {
  const started = Date.now();
  let told = 0;
  while (!(await isReady(ports))) {
    const seconds = Math.round((Date.now() - started) / 1000);
    if (
      child.exitCode !== null ||
      child.signalCode !== null ||
      child.pid === undefined ||
      Date.now() - started > patience
    ) {
      child.kill('SIGKILL');
      throw await startFault(logFile);
    }
    if (seconds >= told + 3) log(`  流程引擎启动中… ${(told = seconds)} 秒`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function startFault(logFile: string): Promise<Error> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  if (/No space left|OUT_OF_DISK|Disk space/i.test(text))
    return startupFault('DISK_FULL', { folder: logFile });
  if (/CorruptedLog|Corrupted|checksum|InvalidSnapshot/i.test(text))
    return startupFault('ENGINE_DATA_BROKEN', { folder: join(logFile, '../engine') });
  const why = text.split('\n').findLast((line) => /Exception|ERROR|error/i.test(line)) ?? '超时';
  return startupFault('ENGINE_START_FAILED', { why: why.trim().slice(0, 300), log: logFile });
}

async function isReady(ports: BrokerPorts): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${ports.management}/ready`);
    return answer.ok && (await accepts(ports.gateway));
  } catch {
    return false;
  }
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
