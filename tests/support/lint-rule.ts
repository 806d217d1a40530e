import { describe, expect, test } from '@jest/globals';
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { flowElementsOf } from '../../bpmn/lint/element.ts';
import { lintDiagram, type LintOptions } from '../../bpmn/lint/lint.ts';
import { updateOf } from '../../bpmn/mend.ts';
import { readDiagram } from '../../bpmn/read-diagram.ts';
import type { Finding } from '../../domain/diagram/finding.ts';

/** What a rule must say of a diagram: the element, part of the sentence, and the property if there is one. */
type Expected = {
  element: string;
  message: string;
  property?: string;
  mend?: string;
  /** An error unless said otherwise. */
  severity?: 'warning';
};
type Case = { name: string; xml: string; options?: LintOptions };

const namespaces = [
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ');

/** The smallest file around flow elements; `beside` holds messages, errors and other processes. */
export const diagram = (flowElements: string, beside = ''): string =>
  `<bpmn:definitions ${namespaces} id="definitions" targetNamespace="http://bpmn.io/schema/bpmn">
    <bpmn:process id="process" name="流程" isExecutable="true">${flowElements}</bpmn:process>${beside}
  </bpmn:definitions>`;

/** A sequence flow; `when` is its condition. */
export function flow(from: string, to: string, { name = '', when = '' } = {}): string {
  const escaped = when.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const condition = `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escaped}</bpmn:conditionExpression>`;
  return `<bpmn:sequenceFlow id="${from}-${to}" name="${name}" sourceRef="${from}" targetRef="${to}">${
    when ? condition : ''
  }</bpmn:sequenceFlow>`;
}

/** Extension elements around their content. */
export const extensions = (inner: string): string =>
  `<bpmn:extensionElements>${inner}</bpmn:extensionElements>`;

/** The task headers of a step. */
const headers = (values: Record<string, string>): string =>
  `<zeebe:taskHeaders>${Object.entries(values)
    .map(([key, value]) => `<zeebe:header key="${key}" value="${value}"/>`)
    .join('')}</zeebe:taskHeaders>`;

/** An automatic step of a job type, with its task headers. */
export const serviceTask = (id: string, type: string, given: Record<string, string> = {}): string =>
  `<bpmn:serviceTask id="${id}" name="自动步骤">${extensions(
    `<zeebe:taskDefinition type="${type}"/>${headers(given)}`,
  )}</bpmn:serviceTask>`;

/** A human step with its task headers; those of a review unless said otherwise. */
export const userTask = (id: string, given: Record<string, string> = {}): string =>
  `<bpmn:userTask id="${id}" name="${id}">${extensions(
    headers({
      stage: 'review',
      actions: 'report,return',
      form: 'application-form',
      permission: 'review',
      ...given,
    }),
  )}</bpmn:userTask>`;

/** What one click does is enough: the same is not said of the element again, and nothing became unreadable. */
async function expectMended(xml: string, { rule, element, message, mend }: Finding): Promise<void> {
  if (!mend) return;
  const read = await readDiagram(xml);
  if (typeof read === 'string') throw new Error(read);
  const all = [...(read.definitions.rootElements ?? [])].flatMap((root) => [root, ...flowElementsOf(root)]);
  const moddle = new BpmnModdle({ zeebe });
  const update = updateOf(
    mend.change,
    (id) => all.find((one) => one.id === id),
    (type, properties) => moddle.create(type, properties),
  );
  for (const [name, value] of Object.entries(update?.properties ?? {})) update?.of.set(name, value);
  const { xml: mended } = await moddle.toXML(read.definitions);
  const after = await lintDiagram(mended);
  expect(after.filter((one) => one.rule === 'readable')).toEqual([]);
  expect(
    after.filter((one) => one.rule === rule && one.element === element && one.message === message),
  ).toEqual([]);
}

/** The two lists of a rule's test: diagrams that it lets pass, and diagrams with what it says of them. */
export function testRule(
  rule: string,
  { valid, invalid }: { valid: Case[]; invalid: (Case & { findings: Expected[] })[] },
): void {
  const findingsOf = async ({ xml, options }: Case): Promise<Finding[]> => {
    const findings = await lintDiagram(xml, options);
    expect(findings.filter((finding) => finding.rule === 'readable')).toEqual([]);
    return findings.filter((finding) => finding.rule === rule);
  };
  describe(`${rule}: valid`, () => {
    test.each(valid)('$name', async (given) => {
      expect(await findingsOf(given)).toEqual([]);
    });
  });
  describe(`${rule}: invalid`, () => {
    test.each(invalid)('$name', async (given) => {
      const found = await findingsOf(given);
      for (const one of found) await expectMended(given.xml, one);
      expect(found).toEqual(
        given.findings.map(({ message, element, property, mend, severity = 'error' }) =>
          expect.objectContaining({
            element,
            severity,
            message: expect.stringContaining(message) as unknown,
            ...(property ? { property } : {}),
            ...(mend ? { mend: expect.objectContaining({ title: mend }) as unknown } : {}),
          }),
        ),
      );
    });
  });
}
