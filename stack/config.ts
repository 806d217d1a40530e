import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { startupFault } from '../domain/startup-faults.ts';

/** Every setting, with what it means; `.env.example` lists the same names (a test compares them). */
const settings = z.object({
  /** demo: everything embedded, with a provider and accounts of its own; test: the same, for tests; production. */
  MODE: z.enum(['demo', 'test', 'production']).default('demo'),
  /** Address and port on which the platform listens. */
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** The address under which people reach the platform, without a slash at its end. */
  PUBLIC_URL: z.url().optional(),
  /** Everything that the platform writes lies here. */
  DATA_DIR: z.string().default('.data'),
  /** Where the engine's distribution is kept once it is fetched. */
  CACHE_DIR: z.string().default('.data/cache'),
  /** A PostgreSQL of your own (15 or newer); left out, the embedded one is started. */
  DATABASE_URL: z.url().optional(),
  /** A Zeebe of your own (8.5 or newer); left out, the embedded one is started. The SDK's own settings apply. */
  ZEEBE_GRPC_ADDRESS: z.string().optional(),
  /** Single sign-on by OpenID Connect; left out in demo and test mode, the embedded provider serves. */
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** Signs the short-lived sign-in cookie: 32 characters or more, the same for every API process. */
  SESSION_SECRET: z.string().min(32).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
});

export type Config = z.output<typeof settings> & { publicUrl: string };
export const settingNames = Object.keys(settings.shape);

const productionNeeds = [
  'DATABASE_URL',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'SESSION_SECRET',
  'PUBLIC_URL',
] as const;

/**
 * Reads the settings from the environment; a setting can come from a file through `NAME_FILE`. Folders become
 * absolute, from the project's root. Throws CONFIG_INVALID naming every faulty setting, and in production
 * PRODUCTION_SETTING_MISSING naming every missing one.
 */
export function loadConfig(
  environment: Record<string, string | undefined>,
  root = resolve(import.meta.dirname, '..'),
): Config {
  const read = settings.safeParse(fromFiles(environment));
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `${issue.path.join('.')}（${issue.message}）`);
    throw startupFault('CONFIG_INVALID', { settings: faults.join('、') });
  }
  const config = read.data;
  const missing = productionNeeds.filter((name) => config[name] === undefined);
  if (config.MODE === 'production' && missing.length > 0)
    throw startupFault('PRODUCTION_SETTING_MISSING', { settings: missing.join('、') });
  return {
    ...config,
    DATA_DIR: resolve(root, config.DATA_DIR),
    CACHE_DIR: resolve(root, config.CACHE_DIR),
    publicUrl: (config.PUBLIC_URL ?? `http://localhost:${config.PORT}`).replace(/\/$/, ''),
  };
}

/** Empty counts as not set, as shells and compose files write it. */
function fromFiles(environment: Record<string, string | undefined>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of settingNames) {
    const file = environment[`${name}_FILE`];
    const value = environment[name] ?? (file ? readSetting(name, file) : undefined);
    if (value !== undefined && value !== '') found[name] = value;
  }
  return found;
}

function readSetting(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw startupFault('CONFIG_INVALID', { settings: `${name}_FILE（无法读取 ${file}）` });
  }
}
