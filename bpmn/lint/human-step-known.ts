import { type Act, actNames, actRow, offerableActs } from '../../domain/application/acts.ts';
import { type Stage, stages, states } from '../../domain/application/states.ts';
import type { Mend } from '../../domain/diagram/finding.ts';
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
    report(element, `“${name}”用了引擎自带的用户任务，待办收不到；请去掉 zeebe:userTask 标记`, native.path, {
      title: '去掉标记',
      change: { kind: 'remove-extension', element: element.id, type: 'zeebe:UserTask' },
    });
  for (const { key, fault, path, mend } of headerFaults(element, humanStepHeaders))
    report(element, `人工环节“${name}”${fault}`, path, mend ?? fitting(element, key));
  for (const { fault, mend } of offerFaults(element))
    report(element, `人工环节“${name}”${fault}`, extension(element, 'zeebe:TaskHeaders')?.path, mend);
});

type OfferFault = { fault: string; mend: Mend };

function offerFaults(element: Element): OfferFault[] {
  const { stage = '', permission = '' } = headerValues(element);
  return actsOf(element).flatMap((act) => {
    const { title, from } = actRow(act);
    const without = offeringWithout(element, act, title);
    if (!offerableActs.includes(act))
      return [{ fault: `不能提供“${title}”（${act}）：它不是结束环节的办理`, mend: without }];
    const faults: OfferFault[] = [];
    const state = stage in stages ? stages[stage as Stage] : undefined;
    if (state && !from.includes(state))
      faults.push({
        fault: `提供的“${title}”（${act}）在“${states[state].title}”时不能办理`,
        mend: without,
      });
    const right = rightOf(act);
    if (permission && permission !== right)
      faults.push({
        fault: `提供的“${title}”（${act}）要求 permission 为“${right}”，现为“${permission}”`,
        mend: setHeader(element, 'permission', right, `permission 改为“${right}”`),
      });
    return faults;
  });
}

/** What a header must be, as far as the step's acts and stage say it already. */
function fitting(element: Element, key: string): Mend | undefined {
  const [first] = actsOf(element);
  const { stage = '' } = headerValues(element);
  const form = stage in stages ? formOf[stage as Stage] : undefined;
  if (key === 'permission' && first)
    return setHeader(element, key, rightOf(first), `permission 填“${rightOf(first)}”`);
  return key === 'form' && form ? setHeader(element, key, form, `form 填“${form}”`) : undefined;
}

const formOf: Record<Stage, string> = {
  amend: 'amendment-form',
  sign: 'application-form',
  review: 'application-form',
  publicity: 'application-form',
  certification: 'certification-form',
  held: 'certification-form',
};

const rightOf = (act: Act): string =>
  actRow(act).by === 'applicant' ? 'applicant' : (actRow(act).permission ?? 'review');

const setHeader = (element: Element, key: string, value: string, title: string): Mend => ({
  title,
  change: { kind: 'header', element: element.id, key, value },
});

const offeringWithout = (element: Element, act: Act, title: string): Mend =>
  setHeader(
    element,
    'actions',
    actsOf(element)
      .filter((one) => one !== act)
      .join(','),
    `不再提供“${title}”`,
  );

/** The known acts that a human step offers. */
export function actsOf(element: Element): Act[] {
  const { actions = '' } = headerValues(element);
  const named = actions.split(',').map((part) => part.trim());
  return actNames.filter((act) => named.includes(act));
}
