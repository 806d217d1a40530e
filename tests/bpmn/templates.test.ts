import { validateZeebe } from '@bpmn-io/element-templates-validator';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { lintDiagram } from '../../bpmn/lint/lint.ts';
import { type ElementTemplate, elementTemplates } from '../../bpmn/templates.ts';
import { jobContracts } from '../../domain/jobs/index.ts';
import { humanStepHeaders } from '../../domain/jobs/user-task.ts';
import { diagram, serviceTask, userTask } from '../support/lint-rule.ts';

const templates = elementTemplates();
type Property = ElementTemplate['properties'][number];
const of = (template: ElementTemplate | undefined, type: string): Property[] =>
  (template?.properties ?? []).filter(({ binding }) => binding.type === type);
const namesOf = (schema: z.ZodType): string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
const forType = (type: string): ElementTemplate | undefined =>
  templates.find((one) => of(one, 'zeebe:taskDefinition').some(({ value }) => value === type));
const review = templates.find(({ elementType }) => elementType.value === 'bpmn:UserTask');

/** Every set of headers that can be chosen with a template. */
const headerSets = (template: ElementTemplate | undefined): Record<string, string>[] =>
  of(template, 'zeebe:taskHeader').reduce<Record<string, string>[]>(
    (sets, { binding, choices, value = '' }) =>
      (choices?.map((one) => one.value) ?? [String(value)]).flatMap((one) =>
        sets.map((set) => ({ ...set, [binding.key ?? '']: one })),
      ),
    [{}],
  );

describe('R-61 element templates', () => {
  test('R-61 are what the editor reads as templates, each under an id of its own', () => {
    for (const template of templates) expect(validateZeebe(template)).toMatchObject({ valid: true });
    expect(new Set(templates.map(({ id }) => id)).size).toBe(jobContracts.length + 1);
  });

  test.each(jobContracts.map((contract) => [contract.type, contract] as const))(
    'R-61 that of %s says exactly what its contract does, and whatever is chosen the lint lets pass',
    async (type, contract) => {
      const template = forType(type);
      const names = (kind: string, key: string): string[] =>
        of(template, kind).map(({ binding }) => binding[key] ?? '');
      expect(names('zeebe:taskHeader', 'key')).toEqual(namesOf(contract.headers));
      expect(of(template, 'zeebe:output').map(({ value }) => value)).toEqual(namesOf(contract.output));
      expect(namesOf(contract.input)).toEqual(expect.arrayContaining(names('zeebe:input', 'name')));
      for (const { binding, value } of of(template, 'zeebe:input')) {
        const field = (contract.input as z.ZodObject).shape[binding.name ?? ''] as z.ZodType;
        expect(field.safeParse(value).success).toBe(true);
      }
      for (const headers of headerSets(template)) {
        expect(contract.headers.safeParse(headers).success).toBe(true);
        const findings = await lintDiagram(diagram(serviceTask('step', type, headers)));
        expect(findings.filter(({ rule }) => rule.startsWith('job-'))).toEqual([]);
      }
    },
  );

  test('R-61 that of a further review fills every header of a human step, and whatever is chosen the lint lets pass', async () => {
    const sets = headerSets(review);
    expect(sets.length).toBeGreaterThan(5);
    for (const headers of sets) {
      expect(Object.keys(headers).toSorted()).toEqual(namesOf(humanStepHeaders).toSorted());
      const findings = await lintDiagram(diagram(userTask('step', headers)));
      expect(findings.filter(({ rule }) => rule === 'human-step-known')).toEqual([]);
    }
  });
});
