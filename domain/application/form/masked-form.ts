import { mask } from '../../person/mask.ts';
import type { SectionChanges } from './changes.ts';

/** The fields of the basic information that not everybody reads whole. */
const numbers = ['idNumber', 'phone'];

/** A form without whole numbers of document and phone: as it may hang on a wall, and for who need not check them. */
export function maskedForm(form: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const person = form.basicInformation as Record<string, unknown> | undefined;
  if (!person) return { ...form };
  const masked = Object.entries(person).map(([field, value]) => [
    field,
    numbers.includes(field) && typeof value === 'string' ? mask(value) : value,
  ]);
  return { ...form, basicInformation: Object.fromEntries(masked) as Record<string, unknown> };
}

/** That a number has changed is told, from what to what only masked. */
export const maskedChanges = (sections: readonly SectionChanges[]): SectionChanges[] =>
  sections.map((section) => ({
    ...section,
    changes: section.changes.map((change) =>
      numbers.some((field) => change.field === `basicInformation.${field}`)
        ? { ...change, before: mask(change.before), after: mask(change.after) }
        : change,
    ),
  }));
