import { join } from 'node:path';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import {
  beginFilling,
  type Filling,
  fillingFinished,
  fillingReached,
  fillingStepped,
  openFilling,
} from '../../database/seed/demo-filling.ts';
import { dateInShanghai } from '../../domain/calendar/date.ts';
import type { Config } from '../config.ts';
import { Cast, type SignIn } from './cast.ts';
import { loadRests } from './rests.ts';
import type { Run, Stage } from './run.ts';
import { loadScenarios } from './scenario.ts';
import { beginFor, movedTime } from './scenario-time.ts';
import { Timeline } from './timeline.ts';
import { awaitPublicities, runsOf, walk } from './walk.ts';

const folder = join(import.meta.dirname, '../../demo');
const cityFile = join(folder, 'city.json');
/** The days that the scenarios are written for: the first, and the last that any of them waits for. */
const written = { first: '2026-02-09', last: '2026-03-20' };
/** So many applications move at the same time. */
const atOnce = 6;

/** Demo mode with its own engine and sign-on, whose clock and people are ours to move. */
export const fillsDemo = ({ MODE, DEMO_APPLICATIONS, ZEEBE_GRPC_ADDRESS, OIDC_ISSUER }: Config): boolean =>
  MODE === 'demo' && DEMO_APPLICATIONS === 'on' && !ZEEBE_GRPC_ADDRESS && !OIDC_ISSUER;

/** At the very first start: the instant at which the clocks begin, so that the walk ends on the day before today. */
export async function fillingStart(knex: Knex, now: Date): Promise<Date | undefined> {
  if (!(await beginFilling(knex, written.first))) return undefined;
  return new Date(`${beginFor(written.first, written.last, dateInShanghai(now))}T09:00:00+08:00`);
}

export type FillMeans = {
  knex: Knex;
  log: Logger;
  say: (line: string) => void;
  signIn: SignIn;
  /** How far the platform's clock is behind the real one, in milliseconds, as a negative. */
  offset: () => number;
  moveClocks: (byMs: number) => Promise<void>;
};

/**
 * Walks the demo's applications on the platform itself, as its people, and brings the clock to the present. Cut off,
 * the next start goes on where this one was. Does nothing where there is nothing to fill.
 */
export async function fillDemo(means: FillMeans, stopped: AbortSignal): Promise<void> {
  const { knex, log, say } = means;
  const filling = await openFilling(knex);
  if (!filling) return;
  const stage = await stageOf(means, filling, stopped);
  const total = stage.runs.reduce((sum, { scenario }) => sum + scenario.steps.length, 0);
  const progress = (): void => {
    const done = stage.runs.reduce((sum, { next }) => sum + next, 0);
    say(`  正在准备演示数据 ${done}/${total}`);
  };
  say('\n正在准备演示数据，平台时钟随之从数周前走到现在；期间平台可以使用');
  const telling = setInterval(progress, 3000);
  try {
    await awaitPublicities(stage);
    await walk(stage, atOnce);
    await toPresent(means);
  } finally {
    clearInterval(telling);
  }
  const otherwise = stage.runs.filter(({ differences }) => differences.length > 0);
  for (const { scenario, differences } of otherwise)
    log.warn({ scenario: scenario.file, differences }, 'a demo application went otherwise');
  say(`演示数据已就绪：${stage.runs.length} 份申报，各页签均有内容`);
}

/** Ends a filling that is not wanted any more: what has been walked stays, and the clock comes to the present. */
export async function endFilling(means: Pick<FillMeans, 'knex' | 'offset' | 'moveClocks'>): Promise<void> {
  if (await openFilling(means.knex)) await toPresent(means);
}

async function toPresent({
  knex,
  offset,
  moveClocks,
}: Pick<FillMeans, 'knex' | 'offset' | 'moveClocks'>): Promise<void> {
  if (offset() < 0) await moveClocks(-offset());
  await fillingFinished(knex, new Date());
}

async function stageOf(
  { knex, signIn, offset }: FillMeans,
  filling: Filling,
  stopped: AbortSignal,
): Promise<Stage> {
  const scenarios = [
    ...(await loadScenarios(join(folder, 'applications'))),
    ...(await loadRests(join(folder, 'rests.json'), cityFile)),
  ];
  const documents = new Map(Object.entries(filling.documents));
  const now = new Date(Date.now() + offset());
  const timeline = new Timeline(() => undefined);
  timeline.setClock(now.toISOString());
  const stage: Stage = {
    cast: await Cast.of(signIn, cityFile),
    timeline,
    runs: runsOf(scenarios).map((run) => resumed(run, filling)),
    documents,
    time: movedTime({ written: filling.reached, walked: dateInShanghai(now) }),
    files: join(folder, 'files'),
    stopped,
    reached: (day) => fillingReached(knex, day),
    stepped: ({ scenario, next, applicationId }) =>
      fillingStepped(knex, { [scenario.file]: { next, applicationId } }, Object.fromEntries(documents)),
  };
  return stage;
}

/** As far as it was noted; the step after that may have been done as well. */
function resumed(run: Run, { runs }: Filling): Run {
  return { ...run, ...runs[run.scenario.file], uncertain: true };
}
