import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../stack/config.ts';
import { fail } from '../stack/main.ts';
import { type Platform, startPlatform } from '../stack/platform.ts';
import { freePorts } from '../stack/ports.ts';

/**
 * `npm test [paths]`: starts one real stack for the whole run where a chosen test needs it, runs jest over it, and
 * prints the sums as the last line. Tests are separated by their data, not by servers.
 */
const paths = process.argv.slice(2);
const pure = /^tests\/(domain|bpmn|architecture|engine|stack)\b/;
const needsStack =
  paths.filter((path) => !path.startsWith('-')).length === 0 ||
  paths.some((path) => !path.startsWith('-') && !pure.test(path));

const folder = await mkdtemp(join(tmpdir(), 'title-review-test-'));
try {
  const platform = needsStack ? await startStack() : undefined;
  const sums = await runJest(platform?.environment ?? {});
  await platform?.stop();
  process.stdout.write(`${sums.passed} passed, ${sums.failed} failed\n`);
  process.exitCode = sums.failed === 0 && sums.passed > 0 ? 0 : 1;
} catch (error) {
  fail(error);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function startStack(): Promise<Platform & { environment: Record<string, string> }> {
  const [port = 0] = await freePorts(1);
  const config = loadConfig({ ...process.env, MODE: 'test', PORT: String(port), DATA_DIR: folder });
  // A Monday on which the builders' forms are without fault.
  const platform = await startPlatform(
    config,
    () => undefined,
    { api: true, workers: true },
    new Date('2026-03-02T01:00:00Z'),
  );
  const environment = {
    TEST_BASE_URL: config.publicUrl,
    TEST_DATABASE_URL: platform.ground.databaseUrl,
    TEST_CACHE_DIR: config.CACHE_DIR,
  };
  return { ...platform, environment };
}

async function runJest(environment: Record<string, string>): Promise<{ passed: number; failed: number }> {
  const output = join(folder, 'jest.json');
  const args = [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    ...paths,
    '--json',
    '--outputFile',
    output,
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
  };
  // A file that cannot even be loaded is a failure, though none of its tests was counted.
  return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites };
}
