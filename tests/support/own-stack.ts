import { randomUUID } from 'node:crypto';
import { recordStreamUser } from '../../api/record-stream/start.ts';
import { freePorts } from '../../stack/ports.ts';
import { ownDatabase, ownEngine } from './ground.ts';
import { type Running, startProgram } from './processes.ts';

/** A platform of the test's own, each side a process that it may kill and start again, over an engine that it may kill too. */
export type OwnStack = {
  baseUrl: string;
  databaseUrl: string;
  engine: Awaited<ReturnType<typeof ownEngine>>;
  api: Running;
  workers: Running;
  startApi: () => Promise<Running>;
  startWorkers: () => Promise<Running>;
  remove: () => Promise<void>;
};

export async function ownStack(): Promise<OwnStack> {
  const [port = 0, recordPort = 0] = await freePorts(2);
  const password = randomUUID();
  const [database, engine] = await Promise.all([
    ownDatabase(),
    ownEngine({ port: recordPort, user: recordStreamUser, password }),
  ]);
  const environment = {
    MODE: 'test',
    PORT: String(port),
    DATABASE_URL: database.url,
    ZEEBE_GRPC_ADDRESS: engine.grpcAddress,
    RECORD_STREAM_PORT: String(recordPort),
    RECORD_STREAM_PASSWORD: password,
    LOG_LEVEL: 'silent',
  };
  const startWorkers = (): Promise<Running> =>
    startProgram('stack/start-workers.ts', environment, /任务处理已就绪/);
  const startApi = (): Promise<Running> => startProgram('stack/start-api.ts', environment, /接口已就绪/);
  const stack: OwnStack = {
    baseUrl: `http://localhost:${port}`,
    databaseUrl: database.url,
    engine,
    workers: await startWorkers(),
    api: await startApi(),
    startApi,
    startWorkers,
    remove: async () => {
      await Promise.all([stack.api.end('SIGTERM'), stack.workers.end('SIGTERM')]);
      await engine.remove();
      await database.drop();
    },
  };
  return stack;
}
