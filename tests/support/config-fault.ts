import { StartupFault } from '../../domain/startup-faults.ts';
import { loadConfig } from '../../stack/config.ts';
import { root } from './sources.ts';

/** What keeps this environment from being a configuration. */
export function faultOf(
  environment: Record<string, string>,
  readSetting?: (path: string) => string,
): StartupFault {
  try {
    loadConfig(environment, root, readSetting);
  } catch (error) {
    if (error instanceof StartupFault) return error;
    throw error;
  }
  throw new Error('the configuration was accepted');
}
