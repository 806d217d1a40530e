import { states } from '../../domain/application/states.ts';
import type { Run } from './run.ts';
import { number } from './timeline.ts';

/** The closing lines: each application with what it shows, each difference, and the total. */
export function summary(runs: readonly Run[], took: string): string {
  const faulty = runs.filter(({ differences }) => differences.length > 0);
  const total =
    faulty.length === 0
      ? `全部 ${runs.length} 份申报与预期一致，用时 ${took}`
      : `${runs.length} 份申报中有 ${faulty.length} 份与预期不一致，用时 ${took}`;
  return ['\n各份申报：', ...runs.flatMap(linesOf), '', total].join('\n');
}

function linesOf({ scenario, differences }: Run): string[] {
  const { file, title, tells, expect } = scenario;
  const mark = differences.length === 0 ? '✓' : '✗';
  return [
    `${mark} ${number(file)} ${title}（${states[expect.state].title}）：${tells}`,
    ...differences.map((difference) => `      不一致  ${difference}`),
  ];
}
