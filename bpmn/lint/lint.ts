import { BpmnModdle } from 'bpmn-moddle';
import { Linter, type LintReport } from 'bpmnlint';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { lintConfig } from './config.ts';
import { type Element, flowElementsOf } from './element.ts';
import type { RuleOptions } from './rule.ts';

/** A fault of a diagram; `message` is a sentence for the analyst. Only errors stand in the way of deploying. */
export type Finding = {
  rule: string;
  severity: 'error' | 'warning';
  /** Id of the element; empty if the file as a whole is at fault. */
  element: string;
  elementName: string;
  message: string;
  /** Where in the element: names and indexes joined by dots. */
  property?: string;
};

export type LintOptions = Partial<RuleOptions>;

/** All faults of a diagram, in the order of its elements; that it cannot be read is a fault too. */
export async function lintDiagram(xml: string, options: LintOptions = {}): Promise<Finding[]> {
  const parsed = await new BpmnModdle({ zeebe })
    .fromXML(xml)
    .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  if (typeof parsed === 'string') return [unreadable(`不是有效的 BPMN 文件：${parsed}`)];
  linkFlows(parsed.rootElement);
  const unread = parsed.warnings.map(({ message }) => unreadable(`文件中有无法识别的内容：${message}`));
  return [...unread, ...(await lintDefinitions(parsed.rootElement, options))];
}

/** The same for a diagram that has been read already, as the modeler has it. */
export async function lintDefinitions(definitions: Element, options: LintOptions = {}): Promise<Finding[]> {
  const linter = new Linter(lintConfig({ processIds: options.processIds ?? [] }));
  const reports = await linter.lint(definitions);
  const order = [
    definitions,
    ...(definitions.rootElements ?? []).flatMap((root) => [root, ...flowElementsOf(root)]),
  ].map(({ id }) => id);
  return Object.entries(reports)
    .flatMap(([rule, found]) => found.map((report) => finding(rule, report)))
    .toSorted((a, b) => order.indexOf(a.element) - order.indexOf(b.element));
}

/** A file may leave out `incoming` and `outgoing`, which rules read; the modeler never does. */
function linkFlows(definitions: Element): void {
  for (const flow of (definitions.rootElements ?? []).flatMap(flowElementsOf)) {
    addTo(flow.sourceRef?.get('outgoing'), flow);
    addTo(flow.targetRef?.get('incoming'), flow);
  }
}

function addTo(list: unknown, flow: Element): void {
  if (Array.isArray(list) && !list.includes(flow)) list.push(flow);
}

function finding(rule: string, { id = '', name, message, path, category }: LintReport): Finding {
  return {
    rule: rule.replace(/^title-review\//, ''),
    severity: category === 'warn' || category === 'info' ? 'warning' : 'error',
    element: id,
    elementName: name ?? id,
    message,
    ...(path ? { property: path.join('.') } : {}),
  };
}

const unreadable = (message: string): Finding => ({
  rule: 'readable',
  severity: 'error',
  element: '',
  elementName: '',
  message: message.split('\n')[0] ?? message,
});
