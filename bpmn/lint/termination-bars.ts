import { is, jobTypeOf, nameOf } from './element.ts';
import { leavesBy } from './deciding-steps.ts';
import { restsWithout } from './outcome-way.ts';
import { lintRule } from './rule.ts';
import { isStartedByMessage } from './walk.ts';

/** a termination bars the applicant for the year, so its way must pass the step that writes the bar. */
export const terminationBars = lintRule((step, report) => {
  if (!leavesBy(step, 'terminate')) return;
  const rests = restsWithout('terminate', step, (at) => jobTypeOf(at) === 'termination');
  for (const rest of rests) {
    // With the end of a called process the outcome goes to the caller, which is judged itself.
    if (is(rest, 'bpmn:EndEvent') && !isStartedByMessage(rest.$parent)) continue;
    report(
      step,
      `“${nameOf(step)}”终止申报后，没有经过“终止登记”就走到“${nameOf(rest)}”，本年度内的申报限制不会登记`,
    );
  }
});
