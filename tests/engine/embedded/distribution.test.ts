import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { failureOf } from '../../../engine/embedded/command.ts';
import { checkTarball, distribution, ensureEngine } from '../../../engine/embedded/distribution.ts';
import { progressLine } from '../../../engine/embedded/progress.ts';
import { readFault } from '../../../engine/embedded/readiness.ts';

const nowhere = { PATH: '/nowhere' };
let folder = '';
let cacheDir = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'title-review-distribution-'));
  cacheDir = join(folder, 'cache');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A Maven that does this instead of loading; `$out` is the folder that it was asked to copy to. */
async function fakeMaven(script: string): Promise<{ PATH: string }> {
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  const out = `for a in "$@"; do case $a in -DoutputDirectory=*) out=\${a#*=};; esac; done`;
  await writeFile(join(bin, 'mvn'), `#!/bin/sh\n${out}\n${script}\n`);
  await chmod(join(bin, 'mvn'), 0o755);
  return { PATH: `${bin}:${process.env.PATH ?? ''}` };
}

const ensure = (environment: NodeJS.ProcessEnv): Promise<string> =>
  ensureEngine({ cacheDir, log: () => undefined, environment });

describe('the engine is fetched once', () => {
  test('and taken from the cache afterwards, with no Maven at all', async () => {
    const bin = join(cacheDir, distribution.folder, 'bin');
    await mkdir(bin, { recursive: true });
    await writeFile(join(bin, 'broker'), '');
    expect(await ensure(nowhere)).toBe(join(cacheDir, distribution.folder));
  });

  test('no Maven is a fault of its own, and leaves nothing behind', async () => {
    await expect(ensure(nowhere)).rejects.toMatchObject({ code: 'MAVEN_MISSING' });
    expect(await readdir(cacheDir)).toEqual([]);
  });

  test('a download that broke off is refused by its checksum, and leaves nothing behind', async () => {
    const maven = await fakeMaven(`printf 'half of it' > "$out/${distribution.file}"`);
    await expect(ensure(maven)).rejects.toMatchObject({ code: 'ENGINE_CHECKSUM_WRONG' });
    expect(await readdir(cacheDir)).toEqual([]);
  });

  test('what Maven says is handed on in one line', async () => {
    const maven = await fakeMaven(
      `echo '[INFO] Scanning'; echo '[ERROR] host unknown'; echo '[ERROR] [Help 1]'; exit 1`,
    );
    await expect(ensure(maven)).rejects.toThrow('流程引擎下载失败：host unknown');
  });

  test('a full disk is told as one', async () => {
    const maven = await fakeMaven(`echo '[ERROR] No space left on device'; exit 1`);
    await expect(ensure(maven)).rejects.toMatchObject({ code: 'DISK_FULL' });
  });

  test('the folder of a killed try is removed, that of one still at work is kept', async () => {
    const [killed, working] = ['fetching-killed', 'fetching-working'].map((name) => join(cacheDir, name));
    await mkdir(killed ?? '', { recursive: true });
    await mkdir(working ?? '', { recursive: true });
    const old = new Date(Date.now() - 600_000);
    await utimes(killed ?? '', old, old);
    const maven = await fakeMaven('exit 1');
    await expect(ensure(maven)).rejects.toMatchObject({ code: 'ENGINE_DOWNLOAD_FAILED' });
    expect(await readdir(cacheDir)).toEqual(['fetching-working']);
  });
});

describe('its parts', () => {
  test('a right file is kept, a wrong one deleted', async () => {
    const file = join(folder, 'file');
    await writeFile(file, 'abc');
    const sum = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    await checkTarball(file, sum);
    expect(existsSync(file)).toBe(true);
    await expect(checkTarball(file)).rejects.toMatchObject({ code: 'ENGINE_CHECKSUM_WRONG' });
    expect(existsSync(file)).toBe(false);
  });

  test('progress is told in megabytes, never above the whole', () => {
    expect(progressLine(106_000_000, 212_102_843)).toBe('  已下载 106 / 212 MB（49%）');
    expect(progressLine(213_000_000, 212_102_843)).toContain('（100%）');
  });

  test('a silent failure names the program', () => {
    expect(failureOf('tar', '').message).toContain('tar 未成功');
  });

  test.each([
    ['java.io.IOException: No space left on device', 'DISK_FULL'],
    ['io.camunda.zeebe.journal.CorruptedJournalException: Expected', 'ENGINE_DATA_BROKEN'],
    ['Caused by: java.net.BindException: Address already in use', 'ENGINE_START_FAILED'],
    ['', 'ENGINE_START_FAILED'],
  ])("the engine's log %j means %s", (text, code) => {
    expect(readFault(text, '/data/engine.log')).toMatchObject({ code });
  });
});
