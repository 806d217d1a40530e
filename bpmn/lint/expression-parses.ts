import type { Mend } from '../../domain/diagram/finding.ts';
import { type Element, is, nameOf, type Path } from './element.ts';
import { feelFault } from './feel.ts';
import { lintRule } from './rule.ts';

/** Texts that may begin with `=` without being an expression. */
const plainTexts: Record<string, readonly string[]> = {
  'zeebe:Header': ['key', 'value'],
  'zeebe:Property': ['name', 'value'],
};

/** Where the engine takes nothing but an expression. */
const onlyExpressions: Record<string, readonly string[]> = {
  'zeebe:Input': ['source'],
  'zeebe:Output': ['source'],
  'zeebe:Subscription': ['correlationKey'],
  'zeebe:LoopCharacteristics': ['inputCollection', 'outputElement'],
};

/** Every FEEL expression must parse, as the engine would refuse the whole diagram. */
export const expressionParses = lintRule((element, report) => {
  const owner = ownerOf(element);
  if (!owner) return;
  for (const [property, value] of expressionsIn(element)) {
    const fault = expressionFault(element, property, value);
    if (!fault) continue;
    const path = [...pathTo(element, owner), property];
    report(owner, `“${nameOf(owner)}”的表达式“${value}”有误：${fault}`, path, mendOf(owner, path, value));
  }
});

function* expressionsIn(element: Element): Generator<[property: string, value: string]> {
  if (is(element, 'bpmn:Documentation')) return;
  for (const [property, value] of Object.entries(element)) {
    if (typeof value !== 'string' || property.startsWith('$') || property === 'name') continue;
    if (!plainTexts[element.$type]?.includes(property)) yield [property, value];
  }
}

function expressionFault(element: Element, property: string, value: string): string | undefined {
  const text = value.trim();
  if (text.startsWith('=')) return feelFault(text.slice(1));
  const isCondition = is(element, 'bpmn:Expression') && is(element.$parent, 'bpmn:SequenceFlow');
  const isExpression = isCondition ? property === 'body' : onlyExpressions[element.$type]?.includes(property);
  return isExpression && text ? '须以等号“=”开头' : undefined;
}

/** An equals sign that is missing in front, or one too many inside; only where the expression then parses. */
function mendOf(owner: Element, path: Path, value: string): Mend | undefined {
  const text = value.trim();
  const mended = (text.startsWith('=') ? text : `=${text}`).replaceAll(/([^<>=!])==(?!=)/g, '$1=');
  if (mended === text || feelFault(mended.slice(1))) return undefined;
  const change = { element: owner.id, path: [...path], value: mended };
  return { title: `改为“${mended}”`, change: { kind: 'text', ...change } };
}

/** The step, event, flow or message that an inner part of it belongs to. */
function ownerOf(element: Element): Element | undefined {
  let at: Element | undefined = element;
  while (at && !is(at, 'bpmn:FlowElement') && !is(at.$parent, 'bpmn:Definitions')) at = at.$parent;
  return at;
}

/** The path from the owner down to one of its inner parts. */
function pathTo(element: Element, owner: Element): Path {
  const parent = element.$parent;
  if (element === owner || !parent) return [];
  for (const [property, value] of Object.entries(parent)) {
    if (property.startsWith('$')) continue;
    if (value === element) return [...pathTo(parent, owner), property];
    const index = Array.isArray(value) ? value.indexOf(element) : -1;
    if (index >= 0) return [...pathTo(parent, owner), property, index];
  }
  return pathTo(parent, owner);
}
