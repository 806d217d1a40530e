import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { destination, type Logger, multistream } from 'pino';
import { startDatabase } from '../database/embedded.ts';
import { loadConfig } from '../stack/config.ts';
import { makeLogger } from '../stack/logger.ts';
import { fail } from '../stack/main.ts';
import { startPlatform } from '../stack/platform.ts';
import { freePorts } from '../stack/ports.ts';
import { shortLived } from './support/java-options.ts';
import { dataKey } from './support/keys.ts';

/**
 * `npm test [paths]`: starts one real stack for the tests, or as much of it as the chosen ones need, runs jest, and prints
 * the sums as the last line. Tests are separated by their data, not by servers. All of them are run in two parts: first
 * what needs no engine, two files at a time on a database alone; then the rest, one file at a time, since engine and
 * browser have use for the other core.
 */
const paths = process.argv.slice(2);
const chosen = paths.filter((path) => !path.startsWith('-'));
const pure = /^tests\/(domain|bpmn|architecture|engine|stack|storage)\b/;
/** They bring an API of their own where they need one, and no engine. */
const databaseOnly = /^tests\/(database|workers|api\/(?!acts))/;
type Part = { paths: readonly string[]; needs: 'nothing' | 'database' | 'stack' };

const withoutEngine = [pure, databaseOnly].map(({ source }) => source.replace(/^\^/, ''));
/** What `jest.config.mjs` passes over stays passed over. */
const but = (patterns: readonly string[]): string[] => [
  '--testPathIgnorePatterns',
  '/node_modules/',
  '/.data/',
  ...patterns,
];
const all: Part[] = [
  { paths: [...withoutEngine, '--maxWorkers=2', ...paths], needs: 'database' },
  { paths: [...paths, ...but(withoutEngine)], needs: 'stack' },
];

function neededBy(these: readonly string[]): Part['needs'] {
  if (these.every((path) => pure.test(path))) return 'nothing';
  return these.every((path) => pure.test(path) || databaseOnly.test(path)) ? 'database' : 'stack';
}

const start: Record<Part['needs'], (folder: string) => Promise<Started>> = {
  nothing: () => Promise.resolve({ environment: {}, stop: () => Promise.resolve() }),
  database: startDatabaseAlone,
  stack: startStack,
};

try {
  const parts = chosen.length === 0 ? all : [{ paths, needs: neededBy(chosen) }];
  const sums = { passed: 0, failed: 0 };
  for (const part of parts) {
    const { passed, failed } = await run(part);
    sums.passed += passed;
    // A part without a test that passed is a part that was not run.
    sums.failed += failed + (passed === 0 ? 1 : 0);
  }
  process.stdout.write(`${sums.passed} passed, ${sums.failed} failed\n`);
  process.exitCode = sums.failed === 0 ? 0 : 1;
} catch (error) {
  fail(error);
}

/** Each part has a folder of its own, removed afterwards. */
async function run(part: Part): Promise<{ passed: number; failed: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'title-review-test-'));
  try {
    const { environment, stop } = await start[part.needs](folder);
    const sums = await runJest(part.paths, environment, folder);
    await stop();
    return sums;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Started = { environment: Record<string, string>; stop: () => Promise<void> };

async function startDatabaseAlone(folder: string): Promise<Started> {
  const { DATA_DIR } = loadConfig({ DATA_DIR: folder });
  const [port = 0] = await freePorts(1);
  const { url, stop } = await startDatabase({ dataDir: DATA_DIR, port, log: () => undefined });
  return { environment: { TEST_DATABASE_URL: url }, stop };
}

async function startStack(folder: string): Promise<Started> {
  const [port = 0] = await freePorts(1);
  const config = loadConfig({
    ENGINE_JAVA_OPTS: shortLived,
    ...process.env,
    MODE: 'test',
    PORT: String(port),
    DATA_DIR: folder,
    DATA_ENCRYPTION_KEY: dataKey,
  });
  // A Monday on which the builders' forms are without fault.
  const platform = await startPlatform(
    config,
    () => undefined,
    { api: true, workers: true },
    { startAt: new Date('2026-03-02T01:00:00Z'), log: logOf(folder) },
  );
  const environment = {
    TEST_BASE_URL: config.publicUrl,
    TEST_DATABASE_URL: platform.ground.databaseUrl,
    TEST_CACHE_DIR: config.CACHE_DIR,
    TEST_DATA_DIR: folder,
  };
  return { ...platform, environment };
}

/** Warnings are shown; everything, as on the most talkative level, is in a file that tests look through. */
function logOf(dataDir: string): Logger {
  const streams = [
    { level: 'warn', stream: destination(2) },
    { level: 'trace', stream: destination({ dest: join(dataDir, 'platform.log'), sync: true }) },
  ] as const;
  return makeLogger('trace', multistream([...streams]));
}

async function runJest(
  these: readonly string[],
  environment: Record<string, string>,
  folder: string,
): Promise<{ passed: number; failed: number }> {
  const output = join(folder, 'jest.json');
  const args = [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--json',
    '--outputFile',
    output,
    ...these,
  ];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...environment },
  });
  await new Promise((resolve) => child.on('close', resolve));
  const result = JSON.parse(await readFile(output, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numRuntimeErrorTestSuites: number;
    testResults: { name: string; startTime: number; endTime: number }[];
  };
  process.stdout.write(slowest(result.testResults));
  // A file that cannot even be loaded is a failure, though none of its tests was counted.
  return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites };
}

/** The files that took longest, in seconds: where to look when the run has become slow. */
function slowest(files: readonly { name: string; startTime: number; endTime: number }[]): string {
  const lines = files
    .map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1000 }))
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, 15)
    .map(({ name, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${relative(process.cwd(), name)}\n`);
  return `The slowest files:\n${lines.join('')}`;
}
