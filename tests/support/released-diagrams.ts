import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { diagramIds } from '../../domain/flow.ts';
import { type Element, flowElementsOf, is } from '../../bpmn/lint/element.ts';
import type { Box, Point } from './geometry.ts';
import { root } from './sources.ts';

/** A drawn shape; `inside` are the sub-processes around it, `host` the step that a boundary event sits on. */
export type Shape = { id: string; element: Element; box: Box; inside: readonly string[]; host?: string };
export type Flow = {
  id: string;
  from: Shape;
  to: Shape;
  points: readonly Point[];
  inside: readonly string[];
};
/** A text beside a shape or flow. */
type Label = { of: string; text: string; box: Box; inside: readonly string[] };
export type Layout = { shapes: Shape[]; flows: Flow[]; labels: Label[] };

/** The four diagrams as they are released, by process id. */
export const releasedDiagrams: readonly string[] = diagramIds;
export const readDiagram = (id: string): Promise<string> =>
  readFile(join(root, 'bpmn', `${id}.bpmn`), 'utf8');

const parse = async (id: string): Promise<Element> =>
  (await new BpmnModdle({ zeebe }).fromXML(await readDiagram(id))).rootElement;

/** Its processes with everything in them. */
export async function elementsOf(id: string): Promise<Element[]> {
  const rootElement = await parse(id);
  return (rootElement.rootElements ?? []).flatMap((element) => [element, ...flowElementsOf(element)]);
}

type Drawn = { bpmnElement: Element; bounds?: Box; waypoint?: Point[]; label?: { bounds?: Box } };

/** Where everything of a diagram is drawn. */
export async function layoutOf(id: string): Promise<Layout> {
  const [drawing] = (await parse(id)).get('diagrams') as { plane: { planeElement: Drawn[] } }[];
  const drawn = drawing?.plane.planeElement ?? [];
  const shapes = drawn.flatMap(({ bpmnElement: element, bounds }): Shape[] =>
    bounds
      ? [
          {
            id: element.id,
            element,
            box: bounds,
            inside: around(element),
            ...(element.attachedToRef ? { host: element.attachedToRef.id } : {}),
          },
        ]
      : [],
  );
  const flows = drawn.flatMap(({ bpmnElement: element, waypoint }): Flow[] => {
    const from = shapes.find((shape) => shape.element === element.sourceRef);
    const to = shapes.find((shape) => shape.element === element.targetRef);
    return waypoint && from && to
      ? [{ id: element.id, from, to, points: waypoint, inside: around(element) }]
      : [];
  });
  const labels = drawn.flatMap(({ bpmnElement: element, label }): Label[] =>
    label?.bounds
      ? [{ of: element.id, text: element.name ?? '', box: label.bounds, inside: around(element) }]
      : [],
  );
  return { shapes, flows, labels };
}

function around(element: Element): string[] {
  const ids: string[] = [];
  for (let at = element.$parent; is(at, 'bpmn:SubProcess'); at = at?.$parent) if (at) ids.push(at.id);
  return ids;
}
