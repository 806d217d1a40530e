import { detailOf, type Refusal, refusalText, type Run, type Stage, until } from './run.ts';
import type { Scenario } from './scenario.ts';
import { doStep } from './step.ts';
import { inShanghai } from './timeline.ts';

/** Every application before its first step. */
export const runsOf = (scenarios: readonly Scenario[]): Run[] =>
  scenarios.map((scenario) => ({ scenario, next: 0, applicationId: '', differences: [] }));

/**
 * Walks all applications to their ends. They share one clock: each goes as far as its next clock step, then the clock
 * moves to the earliest of those, and so on. A fault ends only the walk of its own application.
 */
export async function walk(stage: Stage): Promise<void> {
  const { now } = await stage.cast.read<{ now: string }>('administrator', '/api/demo/clock');
  stage.timeline.setClock(now);
  stage.timeline.heading('演示开始');
  for (;;) {
    for (const run of stage.runs) await walkOn(stage, run);
    const instants = stage.runs.flatMap(clockOf);
    if (instants.length === 0) return;
    await moveClock(stage, new Date(Math.min(...instants)));
  }
}

/** The instant that a run waits for; none at its end. */
function clockOf({ scenario, next }: Run): number[] {
  const step = scenario.steps[next];
  return step && 'clock' in step ? [new Date(step.clock).getTime()] : [];
}

async function walkOn(stage: Stage, run: Run): Promise<void> {
  const { steps } = run.scenario;
  try {
    for (let step = steps[run.next]; step; step = steps[++run.next]) {
      if (!('clock' in step)) await doStep(stage, run, step);
      else if (stage.timeline.now() < new Date(step.clock)) return;
    }
  } catch (error) {
    const difference = `第 ${run.next + 1} 步：${error instanceof Error ? error.message : String(error)}`;
    run.differences.push(difference);
    run.next = steps.length;
    stage.timeline.failed(run.scenario.file, difference);
  }
}

async function moveClock(stage: Stage, to: Date): Promise<void> {
  const ending = await publicitiesEndingBy(stage, inShanghai(to).slice(0, 10));
  const path = '/api/demo/clock';
  const answer = await stage.cast.post<{ now: string } & Refusal>('administrator', path, {
    to: to.toISOString(),
  });
  if (answer.status !== 200) throw new Error(`拨快时钟失败：${refusalText(answer.body)}`);
  stage.timeline.setClock(answer.body.now);
  stage.timeline.heading(`平台时钟拨到 ${inShanghai(to)}`);
  for (const run of ending) await publicityOver(stage, run);
}

/** The applications on public view whose publicity will be over on this day. */
async function publicitiesEndingBy(stage: Stage, day: string): Promise<Run[]> {
  const ending: Run[] = [];
  for (const run of stage.runs.filter(({ applicationId }) => applicationId)) {
    const { state, publicity } = await detailOf(stage, run);
    if (state !== 'in_publicity' || !publicity || publicity.over || publicity.stopped) continue;
    if (publicity.earliestReportDate <= day) ending.push(run);
  }
  return ending;
}

/** Waits until the engine's timer has ended the publicity. */
async function publicityOver(stage: Stage, run: Run): Promise<void> {
  const { publicity } = await until(
    `${run.scenario.title}公示期满`,
    () => detailOf(stage, run),
    (detail) => detail.publicity?.over === true,
  );
  stage.timeline.happened({
    file: run.scenario.file,
    who: { name: '平台', unit: '' },
    what: `公示期满（${publicity?.start ?? ''} 至 ${publicity?.end ?? ''}）`,
    result: `${publicity?.earliestReportDate ?? ''} 起可以报送`,
  });
}
