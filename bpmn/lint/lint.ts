import { Linter, type LintReport } from 'bpmnlint';
import type { Finding } from '../../domain/diagram/finding.ts';
import { faultOfDraft, readDiagram } from '../read-diagram.ts';
import { lintConfig } from './config.ts';
import { type Element, flowElementsOf } from './element.ts';
import type { RuleOptions } from './rule.ts';

export type LintOptions = Partial<RuleOptions>;

/** All faults of a diagram, in the order of its elements; that it cannot be read is a fault too. */
export async function lintDiagram(xml: string, options: LintOptions = {}): Promise<Finding[]> {
  const read = await readDiagram(xml);
  if (typeof read === 'string') return [unreadable(`不是有效的 BPMN 文件：${read}`)];
  linkFlows(read.definitions);
  const unread = read.warnings.map((warning) => unreadable(`文件中有无法识别的内容：${warning}`));
  return [...unread, ...(await lintDefinitions(read.definitions, options))];
}

/** All faults of a drawing of the diagram whose process has this id; that it is of another process is one. */
export async function lintDraft(
  xml: string,
  processId: string,
  options: LintOptions = {},
): Promise<Finding[]> {
  const fault = await faultOfDraft(xml, processId);
  return fault ? [unreadable(fault)] : lintDiagram(xml, options);
}

/** The same for a diagram that has been read already, as the modeler has it. */
export async function lintDefinitions(definitions: Element, options: LintOptions = {}): Promise<Finding[]> {
  const linter = new Linter(lintConfig({ processIds: [], listening: null, ...options }));
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

function finding(rule: string, { id = '', name, message, path, mend, category }: LintReport): Finding {
  return {
    rule: rule.replace(/^title-review\//, ''),
    severity: category === 'warn' || category === 'info' ? 'warning' : 'error',
    element: id,
    elementName: name ?? id,
    message,
    ...(path ? { property: path.join('.') } : {}),
    ...(mend ? { mend } : {}),
  };
}

const unreadable = (message: string): Finding => ({
  rule: 'readable',
  severity: 'error',
  element: '',
  elementName: '',
  message: message.split('\n')[0] ?? message,
});
