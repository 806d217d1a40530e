import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { shortLived } from './java-options.ts';
import { root } from './sources.ts';
import { waitFor } from './wait-for.ts';

export type Running = {
  pid: number;
  output: () => string;
  end: (signal: NodeJS.Signals) => Promise<number | null>;
};

/** Starts one of the platform's programs as a process of its own, and waits until it has said `sign`. */
export async function startProgram(
  script: string,
  environment: Record<string, string>,
  sign: RegExp,
): Promise<Running> {
  const running = launch(script, environment);
  try {
    await waitFor(`${script} to be ready`, () => Promise.resolve(sign.test(running.output())), 150);
    return running;
  } catch (error) {
    // Nothing may outlive its test: the program stops what it has started by then.
    await running.end('SIGTERM');
    throw new Error(`${String(error)}\n${running.output()}`, { cause: error });
  }
}

/** Starts a program and lets it run. */
export function launch(
  script: string,
  environment: Record<string, string>,
): Running & { exited: Promise<number | null> } {
  // Only what is given: the stack's own settings must not leak in.
  const { PATH, HOME, JAVA_HOME } = process.env;
  const env = Object.fromEntries(
    Object.entries({ PATH, HOME, JAVA_HOME, ENGINE_JAVA_OPTS: shortLived, ...environment }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const child: ChildProcess = spawn(process.execPath, [join(root, script)], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    pid: child.pid ?? 0,
    output: () => output,
    exited,
    end: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
}
