import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { claimDataFolder } from '../../stack/data-folder.ts';
import { processMark } from '../../stack/process-mark.ts';

let root = '';
let folder = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'title-review-folder-'));
  folder = join(root, 'deep/data');
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** The pid of a process that has ended. */
async function endedPid(): Promise<number> {
  const child = spawn('true');
  await new Promise((resolve) => child.once('close', resolve));
  return child.pid ?? 0;
}

describe('the data folder belongs to one running platform', () => {
  test('it is made, held, and given back', async () => {
    const claim = await claimDataFolder(folder);
    expect(await readdir(folder)).toEqual(['running.1']);
    await expect(claimDataFolder(folder)).rejects.toMatchObject({ code: 'ALREADY_RUNNING' });
    await claim.release();
    await (await claimDataFolder(folder)).release();
    expect(await readdir(folder)).toEqual(['running.2']);
  });

  test('of many starts at once exactly one takes it', async () => {
    const claims = await Promise.allSettled(Array.from({ length: 20 }, () => claimDataFolder(folder)));
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await readdir(folder)).toHaveLength(1);
  });

  test.each(['', 'nonsense', '-1'])('a lock that reads %j is taken over', async (text) => {
    await (await claimDataFolder(folder)).release();
    await writeFile(join(folder, 'running.7'), text);
    await (await claimDataFolder(folder)).release();
  });

  test('the lock of a killed process is taken over, also by many starts at once', async () => {
    await (await claimDataFolder(folder)).release();
    await writeFile(join(folder, 'running.7'), `${await endedPid()}\n123\n`);
    const claims = await Promise.allSettled(Array.from({ length: 20 }, () => claimDataFolder(folder)));
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await readFile(join(folder, 'running.8'), 'utf8')).toMatch(`${process.pid}\n`);
    expect(await readdir(folder)).toEqual(['running.8']);
  });

  test('so is one whose pid another process was given since', async () => {
    await (await claimDataFolder(folder)).release();
    await writeFile(join(folder, 'running.7'), `${process.pid}\nlong ago\n`);
    await (await claimDataFolder(folder)).release();
  });

  test('a file in its place, and a place that cannot be, are refused with the reason', async () => {
    const file = join(root, 'file');
    await writeFile(file, '');
    await expect(claimDataFolder(file)).rejects.toThrow('该路径不是目录');
    await expect(claimDataFolder(join(file, 'data'))).rejects.toMatchObject({ code: 'DATA_DIR_UNUSABLE' });
  });
});

test('a process keeps its mark while it lives, and has none afterwards', async () => {
  expect(await processMark(process.pid)).toBe(await processMark(process.pid));
  expect(await processMark(process.pid)).toBeTruthy();
  expect(await processMark(await endedPid())).toBeUndefined();
});
