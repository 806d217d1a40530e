import type { Schema } from './schema-values.ts';

/** Something wrong at one place; `leave out` has no value. */
export type Fault = { field: string; what: string; change: (whole: unknown) => unknown };

/** A value in which every property stands, each list has an entry, and every place can be reached. */
export function wholeOf(schema: Schema, ids: readonly string[]): unknown {
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return wholeOf(optionOf(options), ids);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, one]) => [key, wholeOf(one, ids)]),
      );
    case 'array':
      return (schema.maxItems ?? 1) > 0 ? [wholeOf(schema.items ?? {}, ids)] : [];
    case 'string':
      return wholeText(schema, ids);
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, 1);
    case 'boolean':
      return true;
    default:
      return null;
  }
}

const samples: Record<string, string> = {
  date: '2026-03-02',
  'date-time': '2026-03-02T09:00:00+08:00',
  email: 'lin@example.com',
};
/** What fits those patterns of ours that come without a format. */
const shaped = ['13900000001', '1234', '1', '职称', 'true'];

function wholeText({ format = '', pattern, minLength = 0 }: Schema, ids: readonly string[]): string {
  if (format === 'uuid') return ids[0] ?? '';
  if (samples[format]) return samples[format];
  const fits = pattern ? shaped.find((one) => new RegExp(pattern).test(one)) : undefined;
  return fits ?? '职称'.padEnd(minLength, '称');
}

/** Of several ways to write a value the one with the most in it. */
const optionOf = (options: readonly Schema[]): Schema =>
  options.find(({ type }) => type === 'object' || type === 'array') ??
  options.find(({ type }) => type !== 'null') ??
  {};

type Place = { field: string; put: (whole: unknown, value: unknown) => unknown };
const root: Place = { field: '', put: (_whole, value) => value };

/** Every fault that the schema's own words forbid, at every place, one at a time. */
export function faultsIn(schema: Schema, at: Place = root): Fault[] {
  const options = schema.anyOf ?? schema.oneOf;
  if (options) {
    const inner = faultsIn(optionOf(options), at);
    // Where there are several ways, what is wrong for one may be right for another.
    const plain = options.filter(({ type }) => type !== 'null');
    return plain.length > 1
      ? [{ field: at.field, what: 'another type', change: (whole) => at.put(whole, [[7]]) }]
      : inner.filter(({ field, what }) => field !== at.field || what !== 'null');
  }
  const wrong = (what: string, value: unknown): Fault => ({
    field: at.field,
    what,
    change: (whole) => at.put(whole, value),
  });
  return [...valuesAgainst(schema).map(([what, value]) => wrong(what, value)), ...innerFaults(schema, at)];
}

/** What the words of a schema forbid at its own place. */
function valuesAgainst(schema: Schema): [what: string, value: unknown][] {
  const { type, minLength = 0, maxLength, minimum, maximum, minItems = 0, maxItems } = schema;
  if (!type && !('const' in schema) && !schema.enum) return [];
  const found: [string, unknown][] = [['null', null]];
  if ('const' in schema || schema.enum) found.push(['not of the choice', 'nothing-of-it'], ['a list', []]);
  else if (type === 'string') {
    found.push(['a number', 7], ['a list', ['x']], ['an object', { x: 'x' }]);
    if (minLength > 0) found.push(['too short', '字'.repeat(minLength - 1)], ['only blanks', ' '.repeat(30)]);
    if (maxLength !== undefined) found.push(['too long', '字'.repeat(maxLength + 1)]);
    if (schema.format ?? schema.pattern) found.push(['another form', '二〇二六年三月二日上午']);
    if (schema.format === 'date') found.push(['no day', '2026-02-30']);
  } else if (type === 'integer' || type === 'number') {
    found.push(['a text', '七'], ['an object', {}]);
    if (type === 'integer') found.push(['a fraction', (minimum ?? 0) < -1e9 ? 1.5 : (minimum ?? 0) + 0.5]);
    if (minimum !== undefined) found.push(['too little', minimum < -1e9 ? -1e300 : minimum - 1]);
    if (maximum !== undefined) found.push(['too much', maximum > 1e9 ? 1e300 : maximum + 1]);
  } else if (type === 'boolean') found.push(['a text', '是'], ['a number', 1]);
  else if (type === 'array') {
    found.push(['a text', 'x'], ['an object', {}], ['a number', 7]);
    if (minItems > 0) found.push(['too few', []]);
    if (maxItems !== undefined) found.push(['too many', Array.from({ length: maxItems + 1 }, () => 'x')]);
  } else if (type === 'object') found.push(['a text', 'x'], ['a list', ['x']], ['a number', 7]);
  return found;
}

function innerFaults(schema: Schema, at: Place): Fault[] {
  const below = (key: string): string => (at.field ? `${at.field}.${key}` : key);
  if (schema.type === 'array') {
    const first: Place = { field: below('0'), put: (whole, value) => at.put(whole, [value]) };
    return (schema.maxItems ?? 1) > 0 ? faultsIn(schema.items ?? {}, first) : [];
  }
  if (schema.type !== 'object') return [];
  const { properties = {}, required = [] } = schema;
  const object = (whole: unknown): object => pick(whole, at.field) as object;
  const found = Object.entries(properties).flatMap(([key, one]) =>
    faultsIn(one, {
      field: below(key),
      put: (whole, value) => at.put(whole, { ...object(whole), [key]: value }),
    }),
  );
  for (const key of required)
    found.push({
      field: below(key),
      what: 'missing',
      change: (whole) => at.put(whole, without(object(whole), key)),
    });
  if (schema.additionalProperties === false)
    found.push({
      field: below('多余'),
      what: 'unknown',
      change: (whole) => at.put(whole, { ...object(whole), 多余: 1 }),
    });
  return found;
}

const without = (object: object, key: string): object =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

/** What stands at a field of a whole value. */
const pick = (whole: unknown, field: string): unknown =>
  field
    .split('.')
    .filter(Boolean)
    .reduce((value, key) => (value as Record<string, unknown> | undefined)?.[key], whole);

/** The texts and lists of a schema that have no end. */
export function endless(schema: Schema, field = ''): string[] {
  const below = (key: string): string => (field ? `${field}.${key}` : key);
  const inner = [
    ...(schema.anyOf ?? schema.oneOf ?? []).map((one) => endless(one, field)),
    ...Object.entries(schema.properties ?? {}).map(([key, one]) => endless(one, below(key))),
    ...(schema.items ? [endless(schema.items, below('0'))] : []),
  ].flat();
  const bounded = schema.maxLength ?? schema.format ?? schema.pattern ?? schema.enum ?? schema.const;
  if (schema.type === 'string' && bounded === undefined) inner.push(field);
  if (schema.type === 'array' && schema.maxItems === undefined) inner.push(field);
  return inner;
}
