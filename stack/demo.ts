import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from './config.ts';
import { Cast } from './demo/cast.ts';
import { check } from './demo/check.ts';
import { loadScenarios } from './demo/scenario.ts';
import { asWritten } from './demo/scenario-time.ts';
import { summary } from './demo/summary.ts';
import { Timeline } from './demo/timeline.ts';
import { runsOf, walk } from './demo/walk.ts';
import { Person } from './http-client.ts';
import { fail, say } from './main.ts';
import { type Platform, startPlatform } from './platform.ts';
import { freePorts } from './ports.ts';

/**
 * `npm run demo`: walks the applications of `demo/applications` through a throw-away platform as the different people,
 * and ends with 1 where any of them does not come to the end that its file expects.
 */

/** The Monday before the Spring Festival of 2026: publicity that begins this week runs over the holidays. */
const startAt = new Date('2026-02-09T09:00:00+08:00');
const demoFolder = join(import.meta.dirname, '../demo');

const folder = await mkdtemp(join(tmpdir(), 'title-review-demo-'));
let starting: Promise<Platform> | undefined;
let stopped: Promise<void> | undefined;

/** Stops what was started and removes its data; any number of calls do it once. */
const cleanUp = (): Promise<void> =>
  (stopped ??= (async () => {
    const platform = await starting?.catch(() => undefined);
    await platform?.stop();
    await rm(folder, { recursive: true, force: true });
  })());

/** Says nothing any more once it is being stopped: requests fail then, and that is no news. */
const tell = (line: string): void => {
  if (!stopped) say(line);
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopped) return;
    say('\n正在停止…');
    void cleanUp().finally(() => process.exit(130));
  });
}

try {
  process.exitCode = (await demo()) ? 0 : 1;
  await cleanUp();
} catch (error) {
  // After Ctrl-C the signal's own handler ends the process.
  if (stopped) await new Promise(() => undefined);
  await cleanUp();
  fail(error);
}

/** True if every application ended as expected. */
async function demo(): Promise<boolean> {
  const began = Date.now();
  const scenarios = await loadScenarios(join(demoFolder, 'applications'));
  const base = await startStack();
  const stage = {
    cast: await Cast.of((subject) => Person.signedIn(base, subject), join(demoFolder, 'city.json')),
    timeline: new Timeline(tell),
    runs: runsOf(scenarios),
    documents: new Map<string, string>(),
    time: asWritten,
    files: join(demoFolder, 'files'),
    stepped: () => Promise.resolve(),
  };
  tell(`\n平台已就绪（${seconds(began)}），共 ${scenarios.length} 份申报：`);
  await walk(stage);
  for (const run of stage.runs) await check(stage, run);
  tell(summary(stage.runs, seconds(began)));
  return stage.runs.every(({ differences }) => differences.length === 0);
}

/** Nothing of the caller's platform is touched: only where the engine lies and how much is logged is taken over. */
async function startStack(): Promise<string> {
  const [port = 0] = await freePorts(1);
  const { CACHE_DIR, LOG_LEVEL } = process.env;
  const config = loadConfig({
    CACHE_DIR,
    LOG_LEVEL,
    MODE: 'demo',
    DEMO_APPLICATIONS: 'off',
    PORT: String(port),
    DATA_DIR: folder,
  });
  tell('正在启动临时平台（结束后自动清除）…');
  starting = startPlatform(config, tell, { api: true, workers: true }, { startAt });
  await starting;
  return config.publicUrl;
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} 秒`;
}
