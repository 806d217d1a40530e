import { type Element, extension, jobTypeOf, nameOf } from './element.ts';
import { lintRule } from './rule.ts';

const least = 5;
const most = 60;

/** publicity lasts five working days at least, written as a plain number: what it comes to is seen before deploying. */
export const publicityLength = lintRule((element, report) => {
  if (jobTypeOf(element) !== 'publicity-scheduling') return;
  const mapping = extension(element, 'zeebe:IoMapping');
  const inputs = (mapping?.found.get('inputParameters') ?? []) as Element[];
  const index = inputs.findIndex((one) => one.get('target') === 'workingDays');
  const source = (inputs[index]?.get('source') as string | undefined) ?? '';
  const days = /^=\s*(\d+)$/.exec(source.trim())?.[1];
  if (days !== undefined && Number(days) >= least && Number(days) <= most) return;
  const fault =
    days === undefined
      ? `“${nameOf(element)}”的公示工作日数（workingDays）须写成数字，如“=${least}”`
      : `“${nameOf(element)}”的公示期为 ${days} 个工作日，须为 ${least} 至 ${most} 个`;
  const change = { kind: 'input', element: element.id, target: 'workingDays', source: `=${least}` } as const;
  report(
    element,
    fault,
    index >= 0 ? [...(mapping?.path ?? []), 'inputParameters', index, 'source'] : mapping?.path,
    { title: `改为 ${least} 个工作日`, change },
  );
});
