import { bpmnErrorCodes } from '../../domain/errors.ts';
import { jobContracts } from '../../domain/jobs/index.ts';
import { type Element, flowElementsOf, is, jobTypeOf, nameOf } from './element.ts';
import { lintRule } from './rule.ts';

/**
 * A business refusal must have its way in the diagram: each error that a step may throw is caught at that step. And
 * nothing is caught that is never thrown: such a branch would be dead.
 */
export const bpmnErrorsCaught = lintRule((element, report) => {
  if (is(element, 'bpmn:Activity')) {
    const caught = boundariesOf(element).map(errorCodeOf);
    for (const code of thrownBy(element).filter((thrown) => !caught.includes(thrown)))
      report(element, `“${nameOf(element)}”可能因 ${code} 被拒，但没有捕获这一错误的边界事件`);
  }
  const code = errorCodeOf(element);
  if (code === undefined || !is(element, 'bpmn:CatchEvent')) return;
  const possible = throwable(element);
  if (possible.includes(code)) return;
  const fault = code ? `捕获的错误“${code}”不会发生` : '没有指明捕获哪个错误代码';
  const known = possible.length > 0 ? `会抛出 ${possible.join('、')}` : '不会抛出任何业务错误';
  report(element, `“${nameOf(element)}”${fault}：所在环节${known}`, ['eventDefinitions', 0, 'errorRef']);
});

/** The code that an event catches: empty if it names none, undefined if it catches no error. */
function errorCodeOf(event: Element): string | undefined {
  const definition = event.eventDefinitions?.find((each) => is(each, 'bpmn:ErrorEventDefinition'));
  return definition && (definition.errorRef?.errorCode ?? '');
}

const boundariesOf = (activity: Element): Element[] =>
  (activity.$parent?.flowElements ?? []).filter((element) => element.attachedToRef === activity);

function thrownBy(element: Element): readonly string[] {
  return jobContracts.find(({ type }) => type === jobTypeOf(element))?.throws ?? [];
}

/** What can reach a catching event: its task's errors; those inside its scope; of a called diagram, any. */
function throwable(event: Element): readonly string[] {
  const host = event.attachedToRef ?? event.$parent?.$parent;
  if (is(host, 'bpmn:CallActivity')) return bpmnErrorCodes;
  if (!host) return [];
  const inside = flowElementsOf(host);
  if (inside.some((element) => is(element, 'bpmn:CallActivity'))) return bpmnErrorCodes;
  return [...new Set([host, ...inside].flatMap(thrownBy))];
}
