import type { MendChange } from '../domain/diagram/finding.ts';
import { messageCaughtBy } from './lint/message-caught.ts';
import { type Element, extension } from './lint/element.ts';

/** Properties to be set on one element, or on one of its inner parts. */
export type Update = { of: Element; properties: Record<string, unknown> };

/** Makes an element of the diagram's kind that belongs to nothing yet. */
export type Create = (type: string, properties: Record<string, unknown>) => Element;

/** What the modeler sets so that the change is made; nothing where the diagram has moved on meanwhile. */
export function updateOf(
  change: MendChange,
  find: (id: string) => Element | undefined,
  create: Create,
): Update | undefined {
  const element = find(change.element);
  if (!element) return undefined;
  switch (change.kind) {
    case 'header':
      return inList(element, 'zeebe:TaskHeaders', 'values', create, (list) =>
        withHeader(list, change, create),
      );
    case 'input':
    case 'output': {
      const list = change.kind === 'input' ? 'inputParameters' : 'outputParameters';
      return inList(element, 'zeebe:IoMapping', list, create, (found) => withMapping(found, change, create));
    }
    case 'default-flow':
      return { of: element, properties: { default: find(change.flow) } };
    case 'condition':
      return { of: element, properties: { conditionExpression: conditionOf(change.body, element, create) } };
    case 'text':
      return textAt(element, change.path, change.value);
    case 'correlation-key': {
      const message = messageCaughtBy(element)?.message;
      const made = { correlationKey: change.value };
      return message && inExtension(message, 'zeebe:Subscription', create, () => made);
    }
    case 'remove-extension':
      return without(element, change.type);
  }
}

type Header = Extract<MendChange, { kind: 'header' }>;
function withHeader(list: readonly Element[], { key, value }: Header, create: Create): Element[] {
  if (value === null) return list.filter((one) => one.key !== key);
  const made = create('zeebe:Header', { key, value });
  return list.some((one) => one.key === key)
    ? list.map((one) => (one.key === key ? made : one))
    : [...list, made];
}

type Mapping = Extract<MendChange, { target: string }>;
function withMapping(list: readonly Element[], { kind, target, source }: Mapping, create: Create): Element[] {
  const made = create(kind === 'input' ? 'zeebe:Input' : 'zeebe:Output', { target, source });
  return [...list.filter((one) => one.get('target') !== target), made];
}

/** Undefined takes the condition away. */
const conditionOf = (body: string | null, flow: Element, create: Create): Element | undefined =>
  body === null ? undefined : under(flow, create('bpmn:FormalExpression', { body }));

function textAt(element: Element, path: readonly (string | number)[], value: string): Update | undefined {
  let at: unknown = element;
  for (const key of path.slice(0, -1))
    at = Array.isArray(at) ? at[Number(key)] : (at as Element | undefined)?.get(String(key));
  const last = path.at(-1);
  return at === undefined || last === undefined
    ? undefined
    : { of: at as Element, properties: { [last]: value } };
}

/** A list inside an extension, which is made where it is missing. */
const inList = (
  element: Element,
  type: string,
  list: string,
  create: Create,
  change: (found: readonly Element[]) => Element[],
): Update =>
  inExtension(element, type, create, (found) => {
    const changed = change((found?.get(list) ?? []) as Element[]);
    if (found) for (const one of changed) under(found, one);
    return { [list]: changed };
  });

function inExtension(
  element: Element,
  type: string,
  create: Create,
  propertiesOf: (found: Element | undefined) => Record<string, unknown>,
): Update {
  const found = extension(element, type)?.found;
  if (found) return { of: found, properties: propertiesOf(found) };
  const properties = propertiesOf(undefined);
  const made = create(type, properties);
  for (const inner of Object.values(properties).flat())
    if (typeof inner === 'object' && inner !== null) under(made, inner as Element);
  const around = element.extensionElements;
  if (around) return { of: around, properties: { values: [...(around.values ?? []), under(around, made)] } };
  const extensions = under(element, create('bpmn:ExtensionElements', { values: [made] }));
  under(extensions, made);
  return { of: element, properties: { extensionElements: extensions } };
}

function without(element: Element, type: string): Update | undefined {
  const around = element.extensionElements;
  const values = (around?.values ?? []).filter((one) => one.$type !== type);
  return around && { of: around, properties: { values } };
}

/** The part knows what it belongs to, as in a diagram that was read. */
function under(parent: Element, part: Element): Element {
  (part as { $parent?: Element }).$parent = parent;
  return part;
}
