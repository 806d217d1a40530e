import { type Element, flowElementsOf, is, jobTypeOf, nameOf } from './element.ts';
import { actsOf } from './human-step-known.ts';
import { headerValues } from './headers.ts';
import { restsWithout } from './outcome-way.ts';
import { lintRule, type Report } from './rule.ts';
import { entriesOf, isStartedByMessage, reachedFrom } from './walk.ts';

const isSchedule = (element: Element): boolean => jobTypeOf(element) === 'publicity-scheduling';
const stageOf = (element: Element): string | undefined =>
  is(element, 'bpmn:UserTask') ? headerValues(element).stage : undefined;

/** no way leads from the work unit to the accepting unit, or to a certificate, without publicity. */
export const publicityKept = lintRule((process, report) => {
  if (!is(process, 'bpmn:Process')) return;
  checkEntered(process, report);
  checkOffered(process, report);
  if (isStartedByMessage(process)) checkReviewed(process, report);
});

/** A publicity's dates must have been reckoned before it runs. */
function checkEntered(process: Element, report: Report): void {
  const steps = flowElementsOf(process);
  const from = steps.filter((one) => is(one, 'bpmn:StartEvent', 'bpmn:UserTask', 'bpmn:CallActivity'));
  for (const start of from)
    for (const at of reachedFrom([start], (one) => one !== start && (isSchedule(one) || from.includes(one))))
      if (at !== start && stageOf(at) === 'publicity')
        report(at, `从“${nameOf(start)}”没有经过“计算公示期”就走到“${nameOf(at)}”，公示没有起止日期`);
}

/** Whoever may report or approve must be able to publicize first, and what is publicized must come to its publicity. */
function checkOffered(process: Element, report: Report): void {
  const steps = flowElementsOf(process).filter((one) => is(one, 'bpmn:UserTask'));
  const publicizing = steps.filter((one) => actsOf(one).includes('pass_and_publicize'));
  const passing = steps.find((one) =>
    ['report', 'approve'].some((act) => actsOf(one).includes(act as never)),
  );
  if (passing && publicizing.length === 0)
    report(
      passing,
      `本流程没有提供“审核通过并公示”的环节：用人单位不公示，“${nameOf(passing)}”就不能报送或通过`,
    );
  for (const step of publicizing)
    for (const rest of restsWithout('publicize', step, isSchedule))
      if (!publicizing.includes(rest))
        report(step, `“${nameOf(step)}”审核通过并公示后，没有公示就走到“${nameOf(rest)}”`);
}

/** Nothing comes to its certificate that no unit has reviewed. */
function checkReviewed(process: Element, report: Report): void {
  const isReviewed = (at: Element): boolean => is(at, 'bpmn:CallActivity') || stageOf(at) === 'publicity';
  for (const start of entriesOf(process))
    for (const at of reachedFrom([start], isReviewed))
      if (stageOf(at) === 'certification' || jobTypeOf(at) === 'certificate-issuance')
        report(at, `从“${nameOf(start)}”不经单位审核和公示就走到“${nameOf(at)}”`);
}
