import { z } from 'zod';
import { mostRows, sectionFault, tooLong } from './fields.ts';

/** A form as far as it has come: everything may be missing, and a choice may be cleared to ''. */
export type Draft<T> = T extends readonly (infer Row)[]
  ? Draft<Row>[]
  : T extends object
    ? { [Key in keyof T]?: Draft<T[Key]> | undefined }
    : T extends string
      ? string extends T
        ? string
        : T | ''
      : T;

/** For fields that have no length of their own, such as dates half typed. */
const usualLength = 50;

/**
 * The same shape as the form's schema with everything optional, so that drafts save at any moment: texts of any
 * content within their length, rows in any number up to their limit, unknown fields refused.
 */
export function draftOf<Form extends z.ZodType>(form: Form): z.ZodType<Draft<z.infer<Form>>> {
  return loosened(form) as z.ZodType<Draft<z.infer<Form>>>;
}

function loosened(schema: z.ZodType): z.ZodType {
  const label = schema.meta()?.title ?? '该项';
  if (schema instanceof z.ZodOptional) return loosened(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodNullable) return loosened(schema.unwrap() as z.ZodType).nullable();
  if (schema instanceof z.ZodObject) return loosenedSection(schema, label);
  if (schema instanceof z.ZodArray) {
    const max = mostRows(schema) || usualLength;
    return z
      .array(loosened(schema.element as z.ZodType), { error: `${label}格式有误` })
      .max(max, `${label}最多填写${max}条`);
  }
  if (schema instanceof z.ZodEnum) {
    return z.union([schema, z.literal('')], { error: `请选择${label}` });
  }
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) {
    const max = schema.maxLength ?? usualLength;
    return z.string({ error: `${label}应为文字` }).max(max, tooLong(label, max));
  }
  return schema;
}

function loosenedSection(schema: z.ZodObject, label: string): z.ZodType {
  const shape = Object.entries(schema.shape).map(([name, field]) => [
    name,
    loosened(field as z.ZodType).optional(),
  ]);
  return z.strictObject(Object.fromEntries(shape) as z.core.$ZodLooseShape, { error: sectionFault(label) });
}
