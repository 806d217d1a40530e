import { detailOf, type Refusal, refusalText, type Run, type Stage, until } from './run.ts';
import type { Scenario } from './scenario.ts';
import { doneAlready } from './resume.ts';
import { doStep } from './step.ts';
import { inShanghai } from './timeline.ts';

/** Every application before its first step. */
export const runsOf = (scenarios: readonly Scenario[]): Run[] =>
  scenarios.map((scenario) => ({ scenario, next: 0, applicationId: '', differences: [] }));

/**
 * Walks all applications to their ends. They share one clock: each goes as far as its next clock step, then the clock
 * moves to the earliest of those, and so on. A fault ends only the walk of its own application. So many walk `atOnce`;
 * one after the other they are a story that can be read.
 */
export async function walk(stage: Stage, atOnce = 1): Promise<void> {
  const { now } = await stage.cast.read<{ now: string }>('administrator', '/api/demo/clock');
  stage.timeline.setClock(now);
  stage.timeline.heading('演示开始');
  for (;;) {
    const waiting = stage.runs.values();
    const lane = async (): Promise<void> => {
      for (const run of waiting) await walkOn(stage, run);
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    const [next] = stage.runs.flatMap(clockOf).toSorted();
    if (next === undefined) return;
    await moveClock(stage, next);
  }
}

/** The instant that a run waits for, as written; none at its end. */
function clockOf({ scenario, next }: Run): string[] {
  const step = scenario.steps[next];
  return step && 'clock' in step ? [step.clock] : [];
}

async function walkOn(stage: Stage, run: Run): Promise<void> {
  const { steps } = run.scenario;
  try {
    for (let step = steps[run.next]; step; step = steps[run.next]) {
      stage.stopped?.throwIfAborted();
      if ('clock' in step && stage.timeline.now() < stage.time.instant(step.clock)) return;
      if (!('clock' in step) && !(run.uncertain && (await doneAlready(stage, run, step))))
        await doStep(stage, run, step);
      run.uncertain = false;
      run.next += 1;
      await stage.stepped(run);
    }
  } catch (error) {
    if (stage.stopped?.aborted) throw error;
    const difference = `第 ${run.next + 1} 步：${error instanceof Error ? error.message : String(error)}`;
    run.differences.push(difference);
    run.next = steps.length;
    stage.timeline.failed(run.scenario.file, difference);
    await stage.stepped(run);
  }
}

/** After a walk that was cut off: waits for the publicities whose end the clock has passed by now. */
export async function awaitPublicities(stage: Stage): Promise<void> {
  const today = inShanghai(stage.timeline.now()).slice(0, 10);
  for (const run of await publicitiesEndingBy(stage, today)) await publicityOver(stage, run, today);
}

async function moveClock(stage: Stage, written: string): Promise<void> {
  stage.stopped?.throwIfAborted();
  const to = stage.time.instant(written);
  const day = inShanghai(to).slice(0, 10);
  const ending = await publicitiesEndingBy(stage, day);
  const path = '/api/demo/clock';
  const answer = await stage.cast.post<{ now: string } & Refusal>('administrator', path, {
    to: to.toISOString(),
  });
  if (answer.status !== 200) throw new Error(`拨快时钟失败：${refusalText(answer.body)}`);
  stage.timeline.setClock(answer.body.now);
  stage.timeline.heading(`平台时钟拨到 ${inShanghai(to)}`);
  await stage.reached?.(written.slice(0, 10));
  for (const run of ending) await publicityOver(stage, run, day);
}

/** The applications on public view whose publicity will be over on this day. */
async function publicitiesEndingBy(stage: Stage, day: string): Promise<Run[]> {
  const ending: Run[] = [];
  const perhaps = ({ applicationId, state }: Run): boolean =>
    applicationId !== '' && [undefined, 'in_publicity'].includes(state);
  for (const run of stage.runs.filter(perhaps)) {
    if (endsBy(await detailOf(stage, run), day)) ending.push(run);
  }
  return ending;
}

const endsBy = ({ state, publicity }: Awaited<ReturnType<typeof detailOf>>, day: string): boolean =>
  state === 'in_publicity' &&
  publicity !== null &&
  !publicity.over &&
  !publicity.stopped &&
  publicity.earliestReportDate <= day;

/**
 * Waits until the engine's timer has ended the publicity. An act that a cut-off left on its way may meanwhile give it
 * another end, or take the application out of it: then there is nothing to wait for.
 */
async function publicityOver(stage: Stage, run: Run, day: string): Promise<void> {
  const { publicity } = await until(
    `${run.scenario.title}公示期满`,
    () => detailOf(stage, run),
    (detail) => !endsBy(detail, day),
  );
  if (publicity?.over !== true) return;
  stage.timeline.happened({
    file: run.scenario.file,
    who: { name: '平台', unit: '' },
    what: `公示期满（${publicity.start} 至 ${publicity.end}）`,
    result: `${publicity.earliestReportDate} 起可以报送`,
  });
}
