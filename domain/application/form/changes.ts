import type { Business } from '../../business.ts';
import { describeForm, type SectionView, shown } from './describe.ts';

type Form = Readonly<Record<string, unknown>>;

/** What became of one field between two versions of a form, as people read it. */
export type FieldChange = { field: string; title: string; before: string; after: string };
export type SectionChanges = { key: string; title: string; changes: FieldChange[] };

/**
 * The dotted paths of all values that differ, such as `degrees.0.school`. What is not filled in and what is filled in
 * with nothing are the same; null is a value (`至今`).
 */
export function changedPaths(before: unknown, after: unknown, path = ''): string[] {
  if (isLeaf(before) && isLeaf(after)) return same(before, after) ? [] : [path];
  const keys = new Set([...keysOf(before), ...keysOf(after)]);
  const inner = [...keys].flatMap((key) =>
    changedPaths(at(before, key), at(after, key), path === '' ? key : `${path}.${key}`),
  );
  // A section that became empty or lost its shape, with no field in it to name.
  return inner.length === 0 && (isFilled(before) || isFilled(after)) ? [path] : inner;
}

/** The sections of which something differs. */
export const changedSections = (before: Form, after: Form): string[] => [
  ...new Set(changedPaths(before, after).map((path) => path.split('.')[0] ?? '')),
];

/** What differs, section by section in the form's order, each field with its title and both values. */
export function changesBySection(business: Business, before: Form, after: Form): SectionChanges[] {
  const paths = changedPaths(before, after);
  return describeForm(business)
    .map((section) => ({
      key: section.key,
      title: section.title,
      changes: paths
        .filter((path) => path.split('.')[0] === section.key)
        .map((path) => changeOf(section, path, before, after)),
    }))
    .filter(({ changes }) => changes.length > 0);
}

function changeOf(section: SectionView, path: string, before: Form, after: Form): FieldChange {
  const [, ...rest] = path.split('.');
  const field = section.fields.find(({ key }) => key === rest.at(-1));
  const row = section.kind === 'rows' ? `第${Number(rest[0]) + 1}条` : '';
  const read = (form: Form): string => {
    const value = path.split('.').reduce<unknown>((found, key) => at(found, key), form);
    if (value === null) return '至今';
    return field ? shown(field, value) : typeof value === 'string' ? value : '';
  };
  const title = `${row}${field?.title ?? section.title}`;
  return { field: path, title, before: read(before), after: read(after) };
}

const isLeaf = (value: unknown): boolean => typeof value !== 'object' || value === null;
const isFilled = (value: unknown): boolean => isLeaf(value) && value !== undefined && value !== '';
const same = (one: unknown, other: unknown): boolean => one === other || (!isFilled(one) && !isFilled(other));
const keysOf = (value: unknown): string[] => (isLeaf(value) ? [] : Object.keys(value as object));
const at = (value: unknown, key: string): unknown =>
  isLeaf(value) || !Object.hasOwn(value as object, key) ? undefined : (value as Record<string, unknown>)[key];
