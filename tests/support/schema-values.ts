import fc from 'fast-check';

/** A JSON schema as `/openapi.json` has it, as far as our contracts use it. */
export type Schema = {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
};

/** Values that a schema lets through, as nearly as its words say; ids are among those that exist. */
export function fitting(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const inner = (one: Schema): fc.Arbitrary<unknown> => fitting(one, ids);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return fc.oneof(...options.map(inner));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object':
      return fittingObject(schema, inner);
    case 'array':
      return fc.array(inner(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 2),
      });
    case 'string':
      return fittingText(schema, ids);
    case 'integer':
    case 'number':
      return fittingNumber(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** Often a small one, which is what revisions and versions are. */
function fittingNumber({ minimum = 0, maximum = 3000 }: Schema): fc.Arbitrary<number> {
  const [min, max] = [Math.max(minimum, 0), Math.min(maximum, 3000)];
  return fc.oneof(fc.integer({ min, max }), fc.integer({ min, max: Math.min(min + 2, max) }));
}

function fittingObject(schema: Schema, inner: (one: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties, propertyNames } = schema;
  const record = fc.record(
    Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, inner(one)])),
    { requiredKeys: required.filter((key) => key in properties) },
  );
  if (typeof additionalProperties !== 'object') return record;
  const keys = inner({ type: 'string', ...propertyNames }).map(String);
  return fc.dictionary(keys, inner(additionalProperties), { maxKeys: 3 });
}

const samples: Record<string, readonly string[]> = {
  date: ['2026-03-02', '2024-02-29', '1990-03-07'],
  'date-time': ['2026-03-02T09:00:00+08:00'],
  email: ['lin@example.com'],
};

function fittingText(
  { format = '', minLength = 0, maxLength = 60 }: Schema,
  ids: readonly string[],
): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...ids) }, fc.uuid());
  if (samples[format]) return fc.constantFrom(...samples[format]);
  return fc
    .constantFrom('材料属实，同意', '工程', '110101199003070001', '023-62770100', 'L1', '')
    .map((text) => text.padEnd(minLength, '字').slice(0, Math.max(minLength, maxLength)));
}

/** What no field of ours takes: each is put in the place of one value of a body that was right. */
export const faults: readonly unknown[] = [
  null,
  '',
  '\u0000',
  '\ud800',
  '字'.repeat(60_000),
  '9'.repeat(400),
  "'; drop table application; --",
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '2026-02-30',
  '0000-00-00',
  '00000000-0000-0000-0000-000000000000',
  -1,
  0,
  1.5,
  1e308,
  2 ** 31,
  2 ** 53,
  true,
  [],
  {},
  Array.from({ length: 20_000 }, () => 0),
  Array.from({ length: 6_000 }, () => '00000000-0000-4000-8000-000000000000'),
  Object.fromEntries(Array.from({ length: 2_000 }, (_, nth) => [`k${nth}`, nth])),
  Array.from({ length: 300 }).reduce<unknown>((deep) => [deep], 'bottom'),
  Array.from({ length: 300 }).reduce<unknown>((deep) => ({ form: deep }), 'bottom'),
  JSON.parse('{"__proto__": {"administrator": true}}'),
  { constructor: { prototype: { administrator: true } } },
];
const strangers = ['unknown', '__proto__', 'constructor', '', '\u0000', '字段'];

type Place = { parent: Record<string, unknown> | unknown[]; key: string };

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    { parent: value as Place['parent'], key },
    ...placesIn(inner),
  ]);
}

/** The value with one fault: something wrong in one place, or one key too few or too many; or nothing right at all. */
export const withOneFault = (right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .record({
      value: right,
      place: fc.nat(),
      fault: fc.constantFrom(...faults),
      how: fc.constantFrom('replace', 'replace', 'replace', 'leave out', 'add', 'whole'),
      stranger: fc.constantFrom(...strangers),
    })
    .map(({ value, place, fault, how, stranger }) => {
      const copy = structuredClone(value);
      const places = placesIn(copy);
      const at = places[place % Math.max(1, places.length)];
      if (how === 'whole' || !at) return fault;
      if (how === 'replace') put(at.parent, at.key, fault);
      else if (how === 'add') put(at.parent, Array.isArray(at.parent) ? at.key : stranger, fault);
      else if (Array.isArray(at.parent)) at.parent.splice(Number(at.key), 1);
      else Reflect.deleteProperty(at.parent, at.key);
      return copy;
    });

/** As an own key, also where it is called `__proto__`. */
const put = (parent: object, key: string, value: unknown): void =>
  void Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
