import { type Element, extension, nameOf } from './element.ts';
import { callsUnitReview } from './deciding-steps.ts';
import { lintRule } from './rule.ts';

/** What a unit's review is given, and gives back, with what each usually is. */
const needed = {
  input: { applicationId: '=applicationId', unitId: '=nextUnitId', arrival: '=nextArrival' },
  output: {
    outcome: '=outcome',
    unitId: '=unitId',
    nextUnitId: '=nextUnitId',
    nextArrival: '=nextArrival',
  },
} as const;

/** every human step has its unit. It comes with the call of the unit's review, and its outcome comes back. */
export const unitHandedOver = lintRule((element, report) => {
  if (!callsUnitReview(element)) return;
  const mapping = extension(element, 'zeebe:IoMapping');
  for (const kind of ['input', 'output'] as const) {
    const mapped = (mapping?.found.get(`${kind}Parameters`) ?? []) as Element[];
    for (const [target, source] of Object.entries(needed[kind])) {
      if (mapped.some((one) => one.get('target') === target)) continue;
      const what = kind === 'input' ? '没有传入' : '没有取回';
      report(element, `“${nameOf(element)}”调用单位审核时${what} ${target}`, mapping?.path, {
        title: `补上 ${target}`,
        change: { kind, element: element.id, target, source },
      });
    }
  }
});
