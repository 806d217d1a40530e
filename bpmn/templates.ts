import { z } from 'zod';
import { type Act, actRow } from '../domain/application/acts.ts';
import { states } from '../domain/application/states.ts';
import { jobContracts } from '../domain/jobs/index.ts';
import type { JobContract } from '../domain/jobs/contract.ts';
import { notices } from '../domain/notice/notices.ts';

/** What the modeler shows of a step in place of its raw properties (Camunda's element templates, for engine 8.5). */
export type ElementTemplate = {
  $schema: string;
  name: string;
  id: string;
  version: number;
  description: string;
  appliesTo: string[];
  elementType: { value: string };
  category: { id: string; name: string };
  properties: TemplateProperty[];
};
type TemplateProperty = {
  type: 'Hidden' | 'Text' | 'Number' | 'Dropdown';
  label?: string;
  value?: string | number;
  choices?: { name: string; value: string }[];
  feel?: 'static';
  constraints?: { notEmpty: true };
  binding: Record<string, string>;
};

const common = {
  $schema: 'https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json',
  version: 1,
};
/** How often a job is tried before it becomes an incident. */
const retries = '5';

/** one template for each worker, and one for a further review; nothing of a step is typed by hand. */
export const elementTemplates = (): ElementTemplate[] => [reviewStep(), ...jobContracts.map(automaticStep)];

function automaticStep(contract: JobContract): ElementTemplate {
  const { type, title, description } = contract;
  return {
    ...common,
    name: title,
    id: `title-review.${type}`,
    description,
    appliesTo: ['bpmn:Task', 'bpmn:ServiceTask'],
    elementType: { value: 'bpmn:ServiceTask' },
    category: { id: 'automatic', name: '自动步骤' },
    properties: [
      nameProperty(title),
      hidden(type, { type: 'zeebe:taskDefinition', property: 'type' }),
      hidden(retries, { type: 'zeebe:taskDefinition', property: 'retries' }),
      ...fieldsOf(contract.headers).map(([key, schema]) => headerProperty(key, schema)),
      ...fieldsOf(contract.input).flatMap(([name, schema]) => inputProperty(name, schema)),
      ...fieldsOf(contract.output).map(([name]) =>
        hidden(name, { type: 'zeebe:output', source: `=${name}` }),
      ),
    ],
  };
}

const fieldsOf = (schema: z.ZodType): [string, z.ZodType][] =>
  schema instanceof z.ZodObject ? (Object.entries(schema.shape) as [string, z.ZodType][]) : [];
const titleOf = (schema: z.ZodType, otherwise: string): string => schema.meta()?.title ?? otherwise;
const hidden = (value: string, binding: Record<string, string>): TemplateProperty => ({
  type: 'Hidden',
  value,
  binding,
});
const nameProperty = (value: string): TemplateProperty => ({
  type: 'Text',
  label: '名称',
  value,
  binding: { type: 'property', name: 'name' },
});

function headerProperty(key: string, schema: z.ZodType): TemplateProperty {
  const values = schema instanceof z.ZodEnum ? schema.options.map(String) : [];
  return {
    type: 'Dropdown',
    label: titleOf(schema, key),
    choices: values.map((value) => ({ name: choiceName(value), value })),
    constraints: { notEmpty: true },
    binding: { type: 'zeebe:taskHeader', key },
  };
}

/** What people call a value of a header: a notice's or a state's title. */
function choiceName(value: string): string {
  if (value in notices) return notices[value as keyof typeof notices].title;
  return value in states ? states[value as keyof typeof states].title : value;
}

/** Ids come with the application; a number is what the analyst decides. */
function inputProperty(name: string, schema: z.ZodType): TemplateProperty[] {
  if (!(schema instanceof z.ZodNumber)) return [];
  return [
    {
      type: 'Number',
      label: titleOf(schema, name),
      feel: 'static',
      value: schema.minValue ?? 0,
      constraints: { notEmpty: true },
      binding: { type: 'zeebe:input', name },
    },
  ];
}

/** Ways on, and ways back, that a further review may offer; together they are one header. */
const waysOn: Act[][] = [
  ['pass_and_publicize'],
  ['report', 'approve'],
  ['pass_and_publicize', 'report', 'approve'],
];
const waysBack: Act[][] = [['return', 'terminate'], ['return'], []];

function reviewStep(): ElementTemplate {
  const choices = waysOn
    .flatMap((on) => waysBack.map((back) => [...on, ...back]))
    .map((offered) => ({
      name: offered.map((act) => actRow(act).title).join('、'),
      value: offered.join(','),
    }));
  const header = (key: string): Record<string, string> => ({ type: 'zeebe:taskHeader', key });
  return {
    ...common,
    name: '复审',
    id: 'title-review.further-review',
    description: '本单位内的又一道审核：与“审核”同列在待审核中，由有资格审核权限的经办人办理。',
    appliesTo: ['bpmn:Task', 'bpmn:UserTask'],
    elementType: { value: 'bpmn:UserTask' },
    category: { id: 'human', name: '人工环节' },
    properties: [
      nameProperty('复审'),
      hidden('review', header('stage')),
      {
        type: 'Dropdown',
        label: '可以怎样办理',
        value: choices[0]?.value ?? '',
        choices,
        constraints: { notEmpty: true },
        binding: header('actions'),
      },
      hidden('application-form', header('form')),
      hidden('review', header('permission')),
    ],
  };
}
