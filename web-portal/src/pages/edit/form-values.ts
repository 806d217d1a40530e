/** A form as far as it has come; its shape is the schema's. */
export type Form = Record<string, unknown>;

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** What stands at a dotted path, such as `degrees.0.school`. */
export const valueAt = (form: Form, path: string): unknown =>
  path.split('.').reduce<unknown>((found, key) => (isGroup(found) ? found[key] : undefined), form);

/** Puts a value at a dotted path, in place; undefined takes away what stands there. */
export function setValue(form: Form, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let group = form;
  for (const key of keys) {
    const inner = group[key];
    if (isGroup(inner)) {
      group = inner;
    } else {
      group[key] = {};
      group = group[key] as Form;
    }
  }
  if (value === undefined) Reflect.deleteProperty(group, last);
  else group[last] = value;
}

/** The dotted paths of everything that is filled in. */
export function filledPaths(value: unknown, path = ''): string[] {
  if (!isGroup(value)) return value === undefined || value === '' ? [] : [path];
  return Object.entries(value).flatMap(([key, inner]) => filledPaths(inner, path ? `${path}.${key}` : key));
}

/** A copy that nothing else changes. */
export const copyOf = (form: Form): Form => JSON.parse(JSON.stringify(form)) as Form;
