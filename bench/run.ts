import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../stack/config.ts';
import { startGround } from '../stack/embedded.ts';
import { fail, say } from '../stack/main.ts';
import { freePorts } from '../stack/ports.ts';
import { percentile } from './figures.ts';
import { platformLifecycles, type PlatformRun } from './platform.ts';
import { rawLifecycles } from './raw.ts';
import { addressOf, passOver, watchLag } from './record-lag.ts';

/**
 * `npm run bench`: whole lifecycles a second through the HTTP API beside the raw engine driving the same diagrams with
 * empty workers, on the same machine in the same run, in turns so that neither has the warmer engine; and the time of
 * one act on the otherwise idle platform. Also how far the monitor lags behind the engine's records under that load.
 */
const count = Number(process.env.BENCH_LIFECYCLES ?? 300);
const atOnce = Number(process.env.BENCH_AT_ONCE ?? 32);
/** Each round starts the platform anew: without this its first acts would measure the compiler. */
const warmUp = 100;
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const folder = await mkdtemp(join(tmpdir(), 'title-review-bench-'));
const [port = 0, recordPort = 0] = await freePorts(2);
const recordStream = addressOf(recordPort, randomBytes(24).toString('hex'));
const config = loadConfig({ ...process.env, MODE: 'test', PORT: String(port), DATA_DIR: folder });
const keys = { current: randomBytes(32), old: [] };
const ground = await startGround(config, say, { recordStream }).catch(fail);
const managementUrl = ground.broker?.managementUrl ?? '';
const through = (many: number, lanes: number): Promise<PlatformRun> =>
  platformLifecycles({
    baseUrl: config.publicUrl,
    databaseUrl: ground.databaseUrl,
    keys,
    count: many,
    atOnce: lanes,
  });

const times = ({ actMs }: PlatformRun): string =>
  `p50 ${percentile(actMs, 0.5).toFixed(0)} ms，p99 ${percentile(actMs, 0.99).toFixed(0)} ms`;

try {
  await withPlatform(() => through(40, 8));
  await raw(40, 8);
  say(`${cpus().length} 核；${rounds} 轮，每轮 ${count} 份申报，同时 ${atOnce} 份`);
  const ratios: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const engineAlone = await raw(count, atOnce);
    const ours = await withPlatform(async () => {
      await through(warmUp, atOnce);
      const lag = watchLag(managementUrl);
      return { ...(await through(count, atOnce)), lag: await lag() };
    });
    ratios.push(ours.rate / engineAlone);
    say(
      `第 ${round} 轮  引擎 ${engineAlone.toFixed(1)} 份/秒，平台 ${ours.rate.toFixed(1)} 份/秒，比值 ${(ours.rate / engineAlone).toFixed(2)}；满载时一次办理 ${times(ours)}；监控最多落后 ${ours.lag.most} 条，停止后 ${(ours.lag.caughtUpMs / 1000).toFixed(1)} 秒跟上`,
    );
  }
  const idle = await withPlatform(() => through(20, 1));
  say(`空闲时一次办理 ${times(idle)}`);
  say(`比值（中位数） ${percentile(ratios, 0.5).toFixed(2)}`);
} finally {
  await ground.stop();
  await rm(folder, { recursive: true, force: true });
}

/** The engine alone, with somebody at the other end of its records. */
async function raw(many: number, lanes: number): Promise<number> {
  const stop = await passOver(recordStream);
  try {
    return await rawLifecycles(ground.grpcAddress, many, lanes);
  } finally {
    await stop();
  }
}

/** Runs the platform in a process of its own meanwhile: its workers must not take the raw engine's jobs. */
async function withPlatform<T>(work: () => Promise<T>): Promise<T> {
  const environment = {
    MODE: 'test',
    PORT: String(port),
    DATABASE_URL: ground.databaseUrl,
    ZEEBE_GRPC_ADDRESS: ground.grpcAddress,
    RECORD_STREAM_PORT: String(recordStream.port),
    RECORD_STREAM_PASSWORD: recordStream.password,
    DATA_ENCRYPTION_KEY: keys.current.toString('base64'),
  };
  const child = spawn(process.execPath, ['stack/start.ts'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    await ready();
    return await work();
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function ready(): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (
      await fetch(`${config.publicUrl}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the platform did not become ready');
}
