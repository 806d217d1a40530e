import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../stack/config.ts';
import { productionNeeds } from '../../stack/settings.ts';
import { faultOf } from '../support/config-fault.ts';
import { root } from '../support/sources.ts';

const production = {
  MODE: 'production',
  DATA_ENCRYPTION_KEY: Buffer.alloc(32, 'key').toString('base64'),
  DATABASE_URL: 'postgres://title@db.example/title_review',
  OIDC_ISSUER: 'https://login.example',
  OIDC_CLIENT_ID: 'title-review',
  OIDC_CLIENT_SECRET: 'secret',
  SESSION_SECRET: 's'.repeat(32),
  CERTIFICATE_SIGNING_KEY: 'a key',
  CERTIFICATE_SEAL: '/etc/title-review/seal.p12',
  PUBLIC_URL: 'https://titles.example',
};

describe('settings', () => {
  test('nothing set is a demo on this machine', () => {
    expect(loadConfig({})).toMatchObject({
      MODE: 'demo',
      HOST: '127.0.0.1',
      PORT: 3000,
      publicUrl: 'http://localhost:3000',
      DATA_DIR: join(root, '.data'),
      CACHE_DIR: join(root, '.data/cache'),
      LOG_LEVEL: 'warn',
    });
  });

  test('set ones hold; empty ones count as not set; folders are taken from the project', () => {
    const config = loadConfig({ PORT: '8080', DATABASE_URL: '', DATA_DIR: 'here', CACHE_DIR: '/there' });
    expect(config).toMatchObject({
      PORT: 8080,
      publicUrl: 'http://localhost:8080',
      DATA_DIR: join(root, 'here'),
      CACHE_DIR: '/there',
    });
    expect(config.DATABASE_URL).toBeUndefined();
  });

  test('the public address has no slash at its end', () => {
    expect(loadConfig({ PUBLIC_URL: 'https://Titles.example:443/' }).publicUrl).toBe(
      'https://titles.example',
    );
  });

  test('every faulty one is named at once, in Chinese, and no value is shown', () => {
    const { code, message } = faultOf({
      MODE: 'live',
      PORT: 'abc',
      PUBLIC_URL: 'ftp://x',
      DATABASE_URL: 'mysql://me:hidden@x',
      ZEEBE_GRPC_ADDRESS: 'http://x:26500',
      OIDC_ISSUER: 'http://login.example',
      SESSION_SECRET: 'hidden',
      LOG_LEVEL: 'loud',
      CACHE_DIR_FILE: '/nowhere',
    });
    expect(code).toBe('CONFIG_INVALID');
    for (const name of [
      'MODE',
      'PORT',
      'PUBLIC_URL',
      'DATABASE_URL',
      'ZEEBE_GRPC_ADDRESS',
      'OIDC_ISSUER',
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
      'SESSION_SECRET',
      'LOG_LEVEL',
      'CACHE_DIR_FILE',
    ])
      expect(message).toContain(`${name}（`);
    expect(message).not.toMatch(/hidden|invalid|expected/i);
  });

  test.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '1e3'],
    ['PUBLIC_URL', 'https://titles.example/path'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['OIDC_ISSUER', 'login.example'],
  ])('%s=%s is refused', (name, value) => {
    expect(faultOf({ [name]: value }).message).toContain(`${name}（`);
  });

  test.each([
    'zeebe',
    'zeebe:26500',
    '[::1]:26500',
    'grpc://zeebe:26500',
    'grpcs://a.b.zeebe.camunda.io:443',
  ])('an engine at %s', (address) => {
    expect(loadConfig({ ZEEBE_GRPC_ADDRESS: address }).ZEEBE_GRPC_ADDRESS).toBe(address);
  });
});

describe('production', () => {
  test('starts with all that it needs', () => {
    expect(loadConfig(production).publicUrl).toBe('https://titles.example');
  });

  test('names exactly what is missing', () => {
    for (const name of productionNeeds) {
      const fault = faultOf({ ...production, [name]: '' });
      expect([fault.code, fault.message]).toEqual([
        'PRODUCTION_SETTING_MISSING',
        `生产模式缺少设置：${name}`,
      ]);
    }
    expect(faultOf({ MODE: 'production' }).message).toBe(`生产模式缺少设置：${productionNeeds.join('、')}`);
  });

  test('what is missing is also named beside what is faulty', () => {
    const { code, message } = faultOf({ ...production, SESSION_SECRET: '', PORT: 'x' });
    expect(code).toBe('CONFIG_INVALID');
    expect(message).toContain('PORT（');
    expect(message).toContain('SESSION_SECRET（生产模式必填）');
  });

  test('is reached by https only, with a secret that is long enough', () => {
    expect(faultOf({ ...production, PUBLIC_URL: 'http://titles.example' }).message).toContain('PUBLIC_URL（');
    expect(faultOf({ ...production, SESSION_SECRET: 's'.repeat(31) }).message).toContain('SESSION_SECRET（');
  });
});
