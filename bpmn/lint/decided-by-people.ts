import { flowElementsOf, is, nameOf } from './element.ts';
import { lintRule } from './rule.ts';
import { entriesOf, isStartedByMessage, reachedFrom } from './walk.ts';

/** A unit's review ends by what people have decided there: no way may lead past every human step to the end. */
export const decidedByPeople = lintRule((process, report) => {
  if (!is(process, 'bpmn:Process') || isStartedByMessage(process)) return;
  const steps = flowElementsOf(process).filter((one) => is(one, 'bpmn:UserTask', 'bpmn:CallActivity'));
  if (steps.length === 0) return;
  for (const start of entriesOf(process))
    for (const end of reachedFrom([start], (at) => steps.includes(at)))
      if (is(end, 'bpmn:EndEvent') && end.$parent === process)
        report(end, `从“${nameOf(start)}”不经任何人办理就能走到“${nameOf(end)}”`);
});
