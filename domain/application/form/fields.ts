import { z } from 'zod';

/**
 * The kinds of fields that forms are made of. Each carries its Chinese label as `title` (for portal, PDF and API
 * document) and its own sentence for each fault: nothing is left to a locale of zod, since its Chinese sentences speak
 * of types and inputs, and `z.config` would change every schema of the process from afar.
 */

/** A text that must be filled in; spaces alone do not fill it. */
export const text = (label: string, max: number) =>
  z
    .string({ error: `请填写${label}` })
    .trim()
    .min(1, `请填写${label}`)
    .max(max, tooLong(label, max))
    .meta({ title: label });

/** A text that may stay empty. */
export const optionalText = (label: string, max: number) =>
  z
    .string({ error: `${label}应为文字` })
    .max(max, tooLong(label, max))
    .meta({ title: label })
    .optional();

/** A date 'YYYY-MM-DD' that exists. */
export const date = (label: string) =>
  z.iso
    .date({ error: (issue) => (issue.input ? `${label}不是有效日期，应如 2026-02-12` : `请填写${label}`) })
    .meta({ title: label });

/** One of a few values, each with what people read for it. */
export const choice = <const Values extends readonly [string, ...string[]]>(
  label: string,
  values: Values,
  titles?: Readonly<Record<Values[number], string>>,
) => z.enum(values, { error: `请选择${label}` }).meta({ title: label, ...(titles ? { titles } : {}) });

/** Yes or no, neither of them beforehand. */
export const yesOrNo = (label: string) => z.boolean({ error: `请选择${label}` }).meta({ title: label });

/** A section of a form. Fields that it does not have are refused, so that none is stored that nobody checks. */
export const section = <Shape extends z.core.$ZodLooseShape>(label: string, shape: Shape) =>
  z.strictObject(shape, { error: sectionFault(label) }).meta({ title: label });

/** Rows that the applicant adds, at least one. */
export const rows = <Row extends z.ZodType>(label: string, row: Row, max: number) =>
  z
    .array(row, { error: `请填写${label}` })
    .min(1, `请至少填写一条${label}`)
    .max(max, `${label}最多填写${max}条`)
    .meta({ title: label });

/** How many rows a schema made by `rows` takes. */
export const mostRows = (schema: z.ZodArray): number =>
  schema.def.checks?.map((check) => check._zod.def).find(isMaximum)?.maximum ?? 0;
const isMaximum = (def: z.core.$ZodCheckDef): def is z.core.$ZodCheckMaxLengthDef =>
  def.check === 'max_length';

export const tooLong = (label: string, max: number): string => `${label}不能超过${max}字`;

/** What is wrong with a section as a whole: fields unknown to it, or no section at all. */
export const sectionFault =
  (label: string) =>
  (issue: z.core.$ZodRawIssue): string =>
    issue.code === 'unrecognized_keys' ? `${label}没有这一项，请刷新页面后重试` : `请填写${label}`;
