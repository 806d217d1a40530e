import { type Act, actNames, actRow, offerableActs } from '../../domain/application/acts.ts';
import { type Stage, stages, states } from '../../domain/application/states.ts';
import { humanStepHeaders } from '../../domain/jobs/user-task.ts';
import { type Element, extension, is, nameOf } from './element.ts';
import { headerFaults, headerValues } from './headers.ts';
import { lintRule } from './rule.ts';

/**
 * A human step must say what the inbox, the portal and the API need (`design.md` 7), and offer only what can be
 * done there: acts that end a step, possible in the step's state, under the permission that the step asks for.
 */
export const humanStepKnown = lintRule((element, report) => {
  if (!is(element, 'bpmn:UserTask')) return;
  const name = nameOf(element);
  const native = extension(element, 'zeebe:UserTask');
  if (native)
    report(element, `“${name}”用了引擎自带的用户任务，待办收不到；请去掉 zeebe:userTask 标记`, native.path);
  for (const { fault, path } of headerFaults(element, humanStepHeaders))
    report(element, `人工环节“${name}”${fault}`, path);
  for (const fault of offerFaults(element))
    report(element, `人工环节“${name}”${fault}`, extension(element, 'zeebe:TaskHeaders')?.path);
});

function offerFaults(element: Element): string[] {
  const { stage = '', permission = '' } = headerValues(element);
  return actsOf(element).flatMap((act) => {
    const { title, by, from, permission: needed } = actRow(act);
    if (!offerableActs.includes(act)) return [`不能提供“${title}”（${act}）：它不是结束环节的办理`];
    const faults: string[] = [];
    const state = stage in stages ? stages[stage as Stage] : undefined;
    if (state && !from.includes(state))
      faults.push(`提供的“${title}”（${act}）在“${states[state].title}”时不能办理`);
    const right = by === 'applicant' ? 'applicant' : (needed ?? 'review');
    if (permission && permission !== right)
      faults.push(`提供的“${title}”（${act}）要求 permission 为“${right}”，现为“${permission}”`);
    return faults;
  });
}

/** The known acts that a human step offers. */
export function actsOf(element: Element): Act[] {
  const { actions = '' } = headerValues(element);
  const named = actions.split(',').map((part) => part.trim());
  return actNames.filter((act) => named.includes(act));
}
