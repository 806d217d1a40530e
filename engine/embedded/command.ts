import { spawn } from 'node:child_process';
import { startupFault } from '../../domain/startup-faults.ts';

/**
 * Runs a program quietly; what it said is shown only when it fails.
 * Faults: MAVEN_MISSING, ENGINE_DOWNLOAD_FAILED; a full disk is an error with the code ENOSPC.
 */
export function command(
  program: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', () =>
      reject(
        program === 'mvn'
          ? startupFault('MAVEN_MISSING')
          : startupFault('ENGINE_DOWNLOAD_FAILED', { why: `没有找到命令 ${program}` }),
      ),
    );
    child.on('close', (code) => (code === 0 ? resolve() : reject(failureOf(program, output))));
  });
}

/** The fault that a program's output tells of. */
export function failureOf(program: string, output: string): Error {
  if (/No space left|ENOSPC/.test(output)) return Object.assign(new Error('no space'), { code: 'ENOSPC' });
  // Maven marks its lines; after the first follow hints about switches that help nobody here.
  const lines = output
    .split('\n')
    .filter((line) => program !== 'mvn' || line.startsWith('[ERROR]'))
    .map((line) => line.replace('[ERROR]', '').trim())
    .filter((line) => line !== '');
  const why = (program === 'mvn' ? lines[0] : lines.at(-1))?.slice(0, 500);
  return startupFault('ENGINE_DOWNLOAD_FAILED', { why: why ?? `${program} 未成功` });
}
