import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { startupFault } from '../domain/startup-faults.ts';
import { faultsBetween, productionNeeds, refusedEngineFiles, settingNames, settings } from './settings.ts';

export type Config = z.output<typeof settings> & {
  /** Where people reach the platform: scheme, host and port, no slash at its end. */
  publicUrl: string;
};

type Environment = Record<string, string | undefined>;
type Fault = { name: string; reason: string };

/**
 * Reads the settings from the environment; each can come from a file through `NAME_FILE`. Folders become absolute,
 * from the project's root. Pure but for reading those files, which a caller may replace.
 * Faults, all at once: CONFIG_INVALID naming every faulty setting; PRODUCTION_SETTING_MISSING when settings that
 * production cannot do without are all that is wrong.
 */
export function loadConfig(
  environment: Environment,
  root = resolve(import.meta.dirname, '..'),
  readFile = (path: string): string => readFileSync(path, 'utf8'),
): Config {
  const { given, faults } = gather(environment, readFile);
  const read = settings.safeParse(given);
  faults.push(...refusedEngineFiles(environment), ...faultsOf(read.error), ...faultsBetween(given));
  const missing = given.MODE === 'production' ? productionNeeds.filter((name) => !(name in given)) : [];
  // A setting whose file cannot be read is faulty, not missing.
  const unset = missing.filter((name) => !faults.some((fault) => fault.name === `${name}_FILE`));
  if (faults.length > 0 || !read.success) {
    const all = [...faults, ...unset.map((name) => ({ name, reason: '生产模式必填' }))];
    throw startupFault('CONFIG_INVALID', { settings: all.map(inWords).join('、') });
  }
  if (unset.length > 0) throw startupFault('PRODUCTION_SETTING_MISSING', { settings: unset.join('、') });
  return {
    ...read.data,
    DATA_DIR: resolve(root, read.data.DATA_DIR),
    CACHE_DIR: resolve(root, read.data.CACHE_DIR),
    publicUrl: read.data.PUBLIC_URL ?? `http://localhost:${read.data.PORT}`,
  };
}

const inWords = ({ name, reason }: Fault): string => `${name}（${reason}）`;

/** Each setting once, by the first thing that is wrong with it. */
function faultsOf(error: z.ZodError | undefined): Fault[] {
  const found = new Map<string, string>();
  for (const { path, message } of error?.issues ?? []) {
    const name = path.join('.');
    if (!found.has(name)) found.set(name, message);
  }
  return [...found].map(([name, reason]) => ({ name, reason }));
}

/** What is set, from the environment or a file. Empty counts as not set, as shells and compose files write it. */
function gather(
  environment: Environment,
  readFile: (path: string) => string,
): { given: Record<string, string>; faults: Fault[] } {
  const given: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const name of settingNames) {
    const file = environment[`${name}_FILE`];
    let value = environment[name];
    if (!value && file) {
      try {
        value = readFile(file).trim();
        if (!value) faults.push({ name: `${name}_FILE`, reason: `${file} 是空文件` });
      } catch {
        faults.push({ name: `${name}_FILE`, reason: `无法读取 ${file}` });
      }
    }
    if (value) given[name] = value;
  }
  return { given, faults };
}
