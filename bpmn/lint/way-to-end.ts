import { type Element, flowElementsOf, is, nameOf } from './element.ts';
import { lintRule } from './rule.ts';
import { reachedFrom } from './walk.ts';

/** From every place there must be a way to an end: in a circle without a way out an application would stay for ever. */
export const wayToEnd = lintRule((element, report) => {
  if (!is(element, 'bpmn:FlowNode') || !is(element.$parent, 'bpmn:Process', 'bpmn:SubProcess')) return;
  // Where nothing follows at all, no-implicit-end says so.
  if (!element.outgoing?.length || is(element, 'bpmn:BoundaryEvent')) return;
  const reached = [...reachedFrom([element])];
  if (reached.some((one) => is(one, 'bpmn:EndEvent') || isDeadEnd(one))) return;
  report(element, `从“${nameOf(element)}”往后的每一条路都走不到结束，申报书会一直在其中循环`);
});

const isDeadEnd = (one: Element): boolean =>
  is(one, 'bpmn:FlowNode') && !one.outgoing?.length && flowElementsOf(one).length === 0;
