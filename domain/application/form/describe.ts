import { z } from 'zod';
import type { Business } from '../../business.ts';
import { mostRows } from './fields.ts';
import { forms } from './forms.ts';

/** A field of a form as pages and prints show it. */
export type FieldView = {
  key: string;
  title: string;
  kind: 'text' | 'date' | 'choice' | 'yesOrNo';
  /** Characters at most; 0 where the kind says enough. */
  most: number;
  /** It may stay empty. */
  optional: boolean;
  /** A date that may stand for 至今: null. */
  openEnd: boolean;
  /** What people read for each value of a choice. */
  titles: Readonly<Record<string, string>>;
};

/** A section of a form: fields side by side, rows that repeat, or one long text. */
export type SectionView = {
  key: string;
  title: string;
  kind: 'fields' | 'rows' | 'text';
  /** Rows or characters at most; 0 for fields side by side. */
  most: number;
  /** It may stay empty. */
  optional: boolean;
  fields: readonly FieldView[];
};

/** The sections of a form in their order, read off the very schema that checks it. */
export function describeForm(business: Business): SectionView[] {
  const { shape } = forms[business].complete;
  return Object.entries(shape).map(([key, schema]) => describeSection(key, schema as z.ZodType));
}

function describeSection(key: string, schema: z.ZodType): SectionView {
  const inner = unwrapped(schema);
  const view = { key, title: titleOf(schema), most: 0, optional: schema instanceof z.ZodOptional };
  if (inner instanceof z.ZodObject) return { ...view, kind: 'fields', fields: fieldsOf(inner) };
  if (inner instanceof z.ZodArray)
    return { ...view, kind: 'rows', most: mostRows(inner), fields: fieldsOf(inner.element as z.ZodObject) };
  return { ...view, kind: 'text', most: (inner as z.ZodString).maxLength ?? 0, fields: [] };
}

const fieldsOf = (section: z.ZodObject): FieldView[] =>
  Object.entries(section.shape).map(([key, schema]) => describeField(key, schema as z.ZodType));

function describeField(key: string, schema: z.ZodType): FieldView {
  const inner = unwrapped(schema);
  const titles = (inner.meta()?.titles ?? {}) as Record<string, string>;
  const view = {
    key,
    title: titleOf(schema),
    most: 0,
    optional: schema instanceof z.ZodOptional,
    openEnd: schema instanceof z.ZodNullable,
    titles,
  };
  if (inner instanceof z.ZodEnum) return { ...view, kind: 'choice' };
  if (inner instanceof z.ZodBoolean) return { ...view, kind: 'yesOrNo' };
  if (inner instanceof z.ZodISODate) return { ...view, kind: 'date' };
  return { ...view, kind: 'text', most: (inner as z.ZodString).maxLength ?? 0 };
}

const titleOf = (schema: z.ZodType): string => schema.meta()?.title ?? unwrapped(schema).meta()?.title ?? '';

function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return unwrapped(schema.unwrap() as z.ZodType);
  return schema;
}

/** The value as people read it; nothing for what is not filled in. */
export function shown(field: FieldView, value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  if (field.kind === 'yesOrNo') return value === true ? '是' : '否';
  if (typeof value !== 'string') return '';
  return field.kind === 'choice' ? (field.titles[value] ?? value) : value;
}
