import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { mkdir, realpath, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { markOf, stopOrphan } from './orphan.ts';
import { untilReady } from './readiness.ts';

type BrokerPorts = {
  gateway: number;
  command: number;
  internal: number;
  management: number;
  rest: number;
};

export type RecordStreamAddress = { port: number; user: string; password: string };

export type BrokerSettings = {
  /** The unpacked distribution and the Java to run it on. */
  distribution: string;
  javaHome: string;
  /** Options of the JVM, as `JAVA_OPTS` takes them. */
  javaOptions: string;
  dataDir: string;
  ports: BrokerPorts;
  /** The engine's clock can be moved: demo and test mode. */
  clockControlled: boolean;
  /** Where its records are sent to for the monitor; nowhere unless given. */
  recordStream?: RecordStreamAddress | undefined;
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

/** How long an ordered shut-down may take before it is forced. Milliseconds. */
const graceful = 15_000;

/**
 * Starts the engine as a child on loopback and waits until it takes commands.
 * Faults: DISK_FULL, ENGINE_DATA_BROKEN, ENGINE_START_FAILED; nothing is left running then.
 */
export async function startBroker(given: BrokerSettings): Promise<Broker> {
  await mkdir(join(given.dataDir, 'engine'), { recursive: true });
  // The engine reckons relative paths from its own folder, and is known again by this path.
  const settings = { ...given, dataDir: await realpath(given.dataDir) };
  const { dataDir, ports, log } = settings;
  const pidFile = join(dataDir, 'engine.pid');
  await stopOrphan(pidFile, dataDir);
  const logFile = join(dataDir, 'engine.log');
  await rename(logFile, `${logFile}.1`).catch(() => undefined);
  const child = launch(settings, logFile);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve()).once('error', () => resolve());
  });
  // At once: a start that is killed from here on is found again by its pid.
  writeFileSync(pidFile, String(child.pid ?? ''));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    const force = setTimeout(() => child.kill('SIGKILL'), graceful);
    await exited;
    clearTimeout(force);
    await rm(pidFile, { force: true });
  };
  await untilReady({ child, ports, logFile, log }).catch(async (error: unknown) => {
    await end('SIGKILL');
    throw error;
  });
  return {
    grpcAddress: `127.0.0.1:${ports.gateway}`,
    managementUrl: `http://127.0.0.1:${ports.management}`,
    pid: child.pid ?? 0,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

function launch(settings: BrokerSettings, logFile: string): ChildProcess {
  const output = openSync(logFile, 'a');
  // A process group of its own: Ctrl-C reaches only us, and we order the shut-down.
  const child = spawn(join(settings.distribution, 'bin/broker'), [markOf(settings.dataDir)], {
    cwd: settings.dataDir,
    env: { ...inherited(), ...environment(settings) },
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  return child;
}

/** Our environment without what the engine or its script would take for settings of theirs. */
const inherited = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(ZEEBE_|CAMUNDA_|SPRING_|SERVER_|MANAGEMENT_|JAVACMD$|CLASSPATH_PREFIX$)/.test(name),
    ),
  );

/** The stock broker would listen on every address; everything here is loopback. */
function environment({
  javaHome,
  javaOptions,
  dataDir,
  ports,
  clockControlled,
  recordStream,
}: BrokerSettings): Record<string, string> {
  return {
    ...(recordStream ? exporter(recordStream) : {}),
    JAVA_HOME: javaHome,
    JAVA_OPTS: javaOptions,
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
    ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT: '1',
    ZEEBE_BROKER_THREADS_CPUTHREADCOUNT: '2',
    ZEEBE_BROKER_THREADS_IOTHREADCOUNT: '2',
    // The limiter of 8.5.8 leaks its slots under load until it lets nothing through (camunda/camunda#24521; later patches
    // mend it). What reaches this engine is bounded by the outbox and the workers already.
    ZEEBE_BROKER_BACKPRESSURE_ENABLED: 'false',
    ZEEBE_CLOCK_CONTROLLED: String(clockControlled),
  };
}

/**
 * The stock exporter for Elasticsearch, pointed at our own endpoint (`api/record-stream`). It sends once a second, or as
 * soon as a thousand records wait, and only what the monitor projects.
 */
function exporter({ port, user, password }: RecordStreamAddress): Record<string, string> {
  const settings = {
    CLASSNAME: 'io.camunda.zeebe.exporter.ElasticsearchExporter',
    ARGS_URL: `http://127.0.0.1:${port}`,
    ARGS_AUTHENTICATION_USERNAME: user,
    ARGS_AUTHENTICATION_PASSWORD: password,
    ARGS_BULK_DELAY: '1',
    ARGS_BULK_SIZE: '1000',
    ...Object.fromEntries(valueTypesNotSent.map((name) => [`ARGS_INDEX_${name}`, 'false'])),
  };
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`ZEEBE_BROKER_EXPORTERS_MONITOR_${name}`, value]),
  );
}

/** What the exporter sends unless told otherwise, and `engine/records.ts` would pass over. */
const valueTypesNotSent = [
  ...['DEPLOYMENT', 'PROCESS', 'ERROR', 'MESSAGE', 'MESSAGESUBSCRIPTION', 'VARIABLEDOCUMENT'],
  ...['PROCESSINSTANCECREATION', 'PROCESSINSTANCEMODIFICATION', 'PROCESSINSTANCEMIGRATION'],
  ...['MESSAGESTARTEVENTSUBSCRIPTION', 'DECISION', 'DECISIONREQUIREMENTS', 'DECISIONEVALUATION'],
  ...['ESCALATION', 'SIGNAL', 'SIGNALSUBSCRIPTION', 'RESOURCEDELETION', 'COMMANDDISTRIBUTION'],
  ...['DEPLOYMENTDISTRIBUTION', 'FORM', 'USERTASK', 'COMPENSATIONSUBSCRIPTION'],
];
