import type { Act } from '../../domain/application/acts.ts';
import { type Element, extension, is } from './element.ts';
import { actsOf } from './human-step-known.ts';

/** The process that every unit on the way runs, and from which its outcome comes. */
const unitReview = 'unit-review';

export const callsUnitReview = (element: Element): boolean =>
  is(element, 'bpmn:CallActivity') &&
  extension(element, 'zeebe:CalledElement')?.found.processId === unitReview;

/** Whether this step can be left by the act: a human step that offers it, or the call of a unit's review, which may. */
export const leavesBy = (element: Element, act: Act): boolean =>
  is(element, 'bpmn:UserTask') ? actsOf(element).includes(act) : callsUnitReview(element);
