import { type Element, is, isDeciding, nameOf } from './element.ts';
import { lintRule } from './rule.ts';

/** Whoever works by the diagram must be able to read it: every step, event, decision and branch has a name. */
export const elementNamed = lintRule((element, report) => {
  const kind = kindToName(element);
  if (!kind || element.name?.trim()) return;
  report(element, `${kind}“${nameOf(element)}”没有名称`, ['name']);
});

function kindToName(element: Element): string | undefined {
  if (is(element, 'bpmn:Process')) return '流程';
  if (is(element, 'bpmn:Activity')) return '环节';
  if (is(element, 'bpmn:Event')) return '事件';
  if (isDeciding(element)) return '判断网关';
  return is(element, 'bpmn:SequenceFlow') && isDeciding(element.sourceRef) ? '分支' : undefined;
}
