import { randomUUID } from 'node:crypto';
import type { Schema } from './schema-values.ts';

/** A value that a schema lets through, but only just; nobody sends it by accident. */
export type Edge = { field: string; value: unknown };

const days = ['0000-01-01', '0001-01-01', '9999-12-31'];
const instants = ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999+08:00'];
const uuids = ['00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF'];
/** What a search or a statement could take for more than letters; none is refused for its characters. */
const texts = ['%_\\\'"; -- $1 :name ?? \u{10ffff}', '\u202e\u200b{"a":1}'];
/** The largest numbers of a column, of a script, and of ours. */
const numbers = [-1, 0, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, Number.MAX_SAFE_INTEGER];
const cursors = [
  ...['-271821-04-20T00:00:00.000Z', '+275760-09-13T00:00:00.000Z', '0000-01-01T00:00:00.000Z', '0001-01-01'],
  ...['9999-12-31', '2026-02-30', 'NaN', '1e99', '', '999999999999999999', '-1'],
].flatMap((at) => [at, `${at}_${uuids[0]}`]);

/** All such values at all places of a body, one at a time; each is what stands at its own field. */
export function edgesIn(schema: Schema, field = ''): Edge[] {
  const below = (key: string): string => (field ? `${field}.${key}` : key);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return options.flatMap((one) => edgesIn(one, field));
  if (schema.type === 'object')
    return Object.entries(schema.properties ?? {}).flatMap(([key, one]) => edgesIn(one, below(key)));
  return edgeValues(schema).map((value) => ({ field, value }));
}

function edgeValues(schema: Schema): unknown[] {
  const { type, format, enum: choice, items, minLength = 0, maxLength, maxItems = 0 } = schema;
  if (choice) return choice;
  if (format === 'uuid') return [...uuids, randomUUID()];
  if (format === 'date') return days;
  if (format === 'date-time') return instants;
  if (type === 'string')
    return [
      ...(maxLength === undefined ? [] : ['\u{1f600}'.repeat(maxLength / 2)]),
      '字'.repeat(minLength),
      ...texts.map((text) => text.slice(0, maxLength)),
    ];
  if (type === 'integer' || type === 'number')
    return [schema.minimum, schema.maximum, ...numbers].filter((one) => one !== undefined);
  if (type === 'boolean') return [true, false];
  if (type === 'array') {
    const one = edgeValues(items ?? {})[0];
    const many = Array.from({ length: Math.min(maxItems, 5000) }, () =>
      items?.format === 'uuid' ? randomUUID() : one,
    );
    return [[], many, [one, one]];
  }
  return [];
}

/** What may stand in a parameter; a list's place to go on from is written by the server alone. */
export const edgesOfParameter = (name: string, schema: Schema): unknown[] =>
  name === 'after' ? cursors : edgeValues(schema);

/** The whole with this value at its place. */
export function withEdge(whole: unknown, { field, value }: Edge): unknown {
  const copy = structuredClone(whole);
  const keys = field.split('.');
  const last = keys.pop() ?? '';
  let at = copy as Record<string, unknown>;
  for (const key of keys) at = (at[key] ??= {}) as Record<string, unknown>;
  at[last] = value;
  return copy;
}
