import { StartupFault } from '../domain/startup-faults.ts';
import type { Platform } from './platform.ts';

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Runs a start as a program: what keeps it from starting is two sentences and exit code 1; Ctrl-C and SIGTERM stop
 * everything that was started, also while it is still starting.
 */
export async function runMain(
  start: () => Promise<Platform>,
  ready: (platform: Platform) => void,
): Promise<void> {
  const state = { stopping: false };
  const starting = start();
  const end = async (): Promise<void> => {
    if (state.stopping) return;
    state.stopping = true;
    say('\n正在停止…');
    const platform = await starting.catch(() => undefined);
    await platform?.stop();
    say('已停止，数据已保存。');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
  try {
    const platform = await starting;
    if (!state.stopping) ready(platform);
  } catch (error) {
    if (!state.stopping) fail(error);
  }
}

/** A fault that we know is told with its remedy; any other is ours to mend, and named in one line. */
export function fail(error: unknown): never {
  if (error instanceof StartupFault) {
    process.stderr.write(`\n无法启动：${error.message}\n处理办法：${error.remedy}\n`);
  } else {
    process.stderr.write(
      `\n无法启动：${error instanceof Error ? error.message : String(error)}\n处理办法：请查看数据目录中的日志；仍无法解决时，请将以上信息反馈给开发者\n`,
    );
    if (process.env.LOG_LEVEL === 'debug' && error instanceof Error)
      process.stderr.write(`${error.stack ?? ''}\n`);
  }
  process.exit(1);
}
