import { describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../stack/config.ts';
import { faultOf } from '../support/config-fault.ts';
import { root } from '../support/sources.ts';

describe('settings from files', () => {
  const files: Record<string, string> = { '/run/secret': `${'f'.repeat(40)}\n`, '/run/empty': '\n' };
  const read = (path: string): string => {
    const text = files[path];
    if (text === undefined) throw new Error('no such file');
    return text;
  };

  test('NAME_FILE is read without its line end, also beside an empty NAME; NAME itself wins', () => {
    const fromFile = { SESSION_SECRET_FILE: '/run/secret' };
    expect(loadConfig(fromFile, root, read).SESSION_SECRET).toBe('f'.repeat(40));
    expect(loadConfig({ ...fromFile, SESSION_SECRET: '' }, root, read).SESSION_SECRET).toBe('f'.repeat(40));
    const both = { ...fromFile, SESSION_SECRET: 'e'.repeat(32) };
    expect(loadConfig(both, root, read).SESSION_SECRET).toBe('e'.repeat(32));
  });

  test('missing and empty files are named, all at once', () => {
    const { message } = faultOf(
      { SESSION_SECRET_FILE: '/run/empty', DATABASE_URL_FILE: '/run/none', PORT: 'x' },
      read,
    );
    expect(message).toMatch(/DATABASE_URL_FILE（无法读取 \/run\/none）/);
    expect(message).toMatch(/SESSION_SECRET_FILE（\/run\/empty 是空文件）/);
    expect(message).toContain('PORT（');
  });

  test("the SDK's own settings know no file: refused rather than without effect", () => {
    expect(faultOf({ ZEEBE_CLIENT_SECRET_FILE: '/run/secret' }, read).message).toContain(
      'ZEEBE_CLIENT_SECRET_FILE',
    );
  });
});
