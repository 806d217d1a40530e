import { z } from 'zod';
import type { Mend } from '../../domain/diagram/finding.ts';
import { type Element, extension, type Path } from './element.ts';

/** A fault of one task header, as half a sentence. */
export type HeaderFault = { key: string; path: Path; fault: string; mend?: Mend };

/** The task headers of an element with their paths. */
function headersOf(element: Element): { key: string; value: string; path: Path }[] {
  const list = extension(element, 'zeebe:TaskHeaders');
  return (list?.found.values ?? []).map(({ key = '', value = '' }, index) => ({
    key,
    value,
    path: [...(list?.path ?? []), 'values', index],
  }));
}

/** Task headers by key. */
export const headerValues = (element: Element): Record<string, string> =>
  Object.fromEntries(headersOf(element).map(({ key, value }) => [key, value]));

/** What is wrong with the task headers by this schema: missing, not allowed, or not known to it. */
export function headerFaults(element: Element, schema: z.ZodType): HeaderFault[] {
  const headers = headersOf(element);
  const parsed = schema.safeParse(headerValues(element), { reportInput: true });
  const faults = (parsed.error?.issues ?? []).map((issue) => {
    const key = String(issue.path[0] ?? '');
    const header = headers.find((candidate) => candidate.key === key);
    const path = header ? [...header.path, 'value'] : ['extensionElements'];
    return { key, path, fault: faultOf(key, header?.value, issue) };
  });
  const unknown = headers.filter(({ key }) => !(key in shapeOf(schema)));
  return [
    ...faults,
    ...unknown.map(({ key, path }) => ({
      key,
      path: [...path, 'key'],
      fault: `不认识任务头“${key}”`,
      mend: {
        title: `去掉任务头“${key}”`,
        change: { kind: 'header' as const, element: element.id, key, value: null },
      },
    })),
  ];
}

const shapeOf = (schema: z.ZodType): object => (schema instanceof z.ZodObject ? schema.shape : {});

function faultOf(key: string, value: string | undefined, issue: z.core.$ZodIssue): string {
  const choices = issue.code === 'invalid_value' ? `，应为${issue.values.join('、')}之一` : '';
  if (value === undefined) return `缺少任务头“${key}”${choices}`;
  const wrong = typeof issue.input === 'string' ? issue.input : value;
  return wrong ? `任务头“${key}”的取值“${wrong}”无效${choices}` : `任务头“${key}”没有取值${choices}`;
}
