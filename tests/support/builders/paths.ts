/** The dotted paths of all values of a form that are neither section nor list. */
export function leafPaths(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) =>
    leafPaths(item, path === '' ? key : `${path}.${key}`),
  );
}

/** A copy of the form with another value at the dotted path. */
export function withValue(form: unknown, path: string, value: unknown): unknown {
  const [key = '', ...rest] = path.split('.');
  const inner =
    rest.length === 0 ? value : withValue((form as Record<string, unknown>)[key], rest.join('.'), value);
  if (Array.isArray(form)) return form.map((item: unknown, index) => (String(index) === key ? inner : item));
  return { ...(form as object), [key]: inner };
}

/** A copy of the form with nothing at the dotted path. */
export function without(form: unknown, path: string): unknown {
  return withValue(form, path, undefined);
}
