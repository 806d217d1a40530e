import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { Person } from '../../../stack/http-client.ts';
import { ownApi } from '../../support/own-api.ts';
import { root } from '../../support/sources.ts';

describe('production', () => {
  test('has neither provider nor movable clock, nor names them', async () => {
    await using live = await ownApi(() => ({ demo: undefined }));
    const person = new Person(live.baseUrl);
    for (const path of ['/oidc/.well-known/openid-configuration', '/oidc/auth', '/api/demo/clock'])
      expect([path, (await person.get(path)).body.code]).toEqual([path, 'NOT_FOUND']);
    const { paths } = (await person.get<{ paths: Record<string, unknown> }>('/openapi.json')).body;
    expect(Object.keys(paths).filter((path) => path.startsWith('/api/demo'))).toEqual([]);
  });

  test('does not even load the provider', () => {
    const script = `
      import { registerHooks } from 'node:module';
      registerHooks({
        resolve(name, context, next) {
          if (name.includes('oidc-provider') || name.includes('identity/provider')) console.log('loads ' + name);
          return next(name, context);
        },
      });
      const { createApp } = await import('./api/app.ts');
      const signOn = { issuer: 'https://a', clientId: 'a', clientSecret: 'a', redirectUri: 'https://b/auth/callback' };
      const demo = { accounts: async () => [], account: async () => undefined, moveClocks: async () => {} };
      const settings = { publicUrl: 'https://b', sessionSecret: 'x', signOn };
      await createApp({}, settings);
      console.log('production is made');
      await createApp({}, { ...settings, demo });`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env.PATH },
    });
    const [first, ...later] = stdout.trim().split('\n');
    expect([stderr, first]).toEqual(['', 'production is made']);
    expect(later.join()).toContain('oidc-provider');
  });
});
