import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findJava, majorOf, pickJava } from '../../../engine/embedded/java.ts';

let folder = '';
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'title-review-java-')));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A JVM that says it is of this version. */
async function fakeJava(name: string, version: string): Promise<string> {
  const home = join(folder, name);
  await mkdir(join(home, 'bin'), { recursive: true });
  await writeFile(join(home, 'bin/java'), `#!/bin/sh\necho 'openjdk version "${version}" 2099-01-01' >&2\n`);
  await chmod(join(home, 'bin/java'), 0o755);
  return home;
}

describe('the Java that the engine runs on', () => {
  test.each([
    ['openjdk version "21.0.4" 2024-07-16 LTS', 21],
    ['openjdk version "25" 2025-09-16', 25],
    ['openjdk version "22-ea" 2024-03-19', 22],
    ['java version "1.8.0_392"', 8],
    ['Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "17.0.9" 2023-10-17', 17],
    ['The operation couldn’t be completed. Unable to locate a Java Runtime.', undefined],
  ])('reads the version out of %j', (text, major) => {
    expect(majorOf(text)).toBe(major);
  });

  test('is the newest that was found', () => {
    const found = [17, 25, 21].map((major) => ({ home: `/jvm/${major}`, major }));
    expect(pickJava(found)).toEqual({ home: '/jvm/25', major: 25 });
  });

  test('is the one named first, of two that are equally new', () => {
    const found = ['/mine', '/system'].map((home) => ({ home, major: 21 }));
    expect(pickJava(found).home).toBe('/mine');
  });

  test('is missed by name where there is none', () => {
    expect(() => pickJava([])).toThrow(expect.objectContaining({ code: 'JAVA_MISSING' }));
  });

  test('is too old below 21, and the fault names what was found', () => {
    expect(() => pickJava([{ home: '/jvm/17', major: 17 }])).toThrow(
      expect.objectContaining({
        code: 'JAVA_TOO_OLD',
        message: expect.stringContaining('Java 17：/jvm/17'),
      }),
    );
  });

  test('is found by JAVA_HOME, and on the PATH through a link', async () => {
    const byHome = await fakeJava('by-home', '98.0.1');
    expect(await findJava({ JAVA_HOME: byHome, PATH: '' })).toEqual({ home: byHome, major: 98 });
    const byPath = await fakeJava('by-path', '99.0.1');
    expect(await findJava({ JAVA_HOME: byHome, PATH: join(byPath, 'bin') })).toEqual({
      home: byPath,
      major: 99,
    });
  });
});
