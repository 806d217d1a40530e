import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { startupFault } from '../../domain/startup-faults.ts';
import { moveEngineClock } from './clock.ts';

type Watched = {
  child: ChildProcess;
  ports: { gateway: number; management: number };
  logFile: string;
  log: (line: string) => void;
  /** Its clock is moved by so much as soon as it listens, before anything in it waits. */
  clockOffset: number;
};

/** Starting takes 5 to 15 s; past this something is wrong. Milliseconds. */
const patience = 120_000;
const portTaken = /Address already in use|Port \d+ is already in use/;
const journalBroken = /CorruptedJournalException|CorruptedLogException/;

/**
 * Waits until the engine reports ready and takes connections.
 * Faults: DISK_FULL, ENGINE_DATA_BROKEN, ENGINE_START_FAILED; the child is left to the caller.
 */
export async function untilReady({ child, ports, logFile, log, clockOffset }: Watched): Promise<void> {
  const started = Date.now();
  let told = 0;
  let clockIsRight = clockOffset === 0;
  for (;;) {
    clockIsRight ||= await isMoved(ports.management, clockOffset);
    if (clockIsRight && (await isReady(ports))) return;
    const passed = Date.now() - started;
    const ended = child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
    const seconds = Math.round(passed / 1000);
    const tell = seconds >= told + 3;
    if (ended || tell) {
      const text = await readFile(logFile, 'utf8').catch(() => '');
      // Without its ports or its journal the engine neither comes up nor ends.
      if (ended || passed > patience || portTaken.test(text) || journalBroken.test(text))
        throw readFault(text, logFile);
    }
    if (tell) log(`  流程引擎启动中… ${(told = seconds)} 秒`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const isMoved = (management: number, byMs: number): Promise<boolean> =>
  moveEngineClock(`http://127.0.0.1:${management}`, byMs).then(
    () => true,
    () => false,
  );

/** What the engine's own log says about why it did not start. */
export function readFault(text: string, logFile: string): Error {
  const folder = join(logFile, '../engine');
  if (/No space left on device|OutOfDiskSpace/.test(text)) return startupFault('DISK_FULL', { folder });
  if (/Corrupted\w*Exception|CorruptedLog|InvalidSnapshot|checksum mismatch|Corruption:/i.test(text))
    return startupFault('ENGINE_DATA_BROKEN', { folder });
  // Ports are chosen free; another program was faster.
  if (portTaken.test(text))
    return startupFault('ENGINE_START_FAILED', { why: '端口刚被其他程序占用，请重试', log: logFile });
  // The innermost cause says what it was; what wraps it, only that something was.
  const lines = text.split('\n').map((line) => line.trim());
  const why =
    lines.findLast((line) => line.startsWith('Caused by: ')) ??
    lines.findLast((line) => /Exception|Error\b|ERROR/.test(line)) ??
    '超时';
  return startupFault('ENGINE_START_FAILED', { why: why.slice(0, 300), log: logFile });
}

async function isReady({ management, gateway }: Watched['ports']): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(5000);
    const answer = await fetch(`http://127.0.0.1:${management}/ready`, { signal });
    return answer.ok && (await accepts(gateway));
  } catch {
    return false;
  }
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
