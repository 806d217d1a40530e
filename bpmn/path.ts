import { type Element, extension, flowElementsOf, is } from './lint/element.ts';
import { processesOf, readDiagram } from './read-diagram.ts';

/** A step that an instance came to; it is open still, or the flow went on from it, or a message ended it from outside. */
export type Step = { elementId: string; end: 'open' | 'decided' | { message: string } };

/** A diagram as a path is looked for in it. */
export type Graph = {
  nodes: ReadonlyMap<string, Element>;
  /** The call activity that calls this process. */
  callerOf: (processId: string) => string | undefined;
  /** Which ids, of elements and flows, an instance has passed that came to these steps in this order. */
  passed: (steps: readonly Step[], ended: boolean) => string[];
};

export async function readGraph(xml: string): Promise<Graph> {
  const read = await readDiagram(xml);
  if (typeof read === 'string') throw new Error(`a diagram that was deployed cannot be read: ${read}`);
  const elements = processesOf(read.definitions).flatMap(flowElementsOf);
  const nodes = new Map(
    elements.filter((one) => is(one, 'bpmn:FlowNode')).map((one) => [one.id, one] as const),
  );
  const flows = elements.filter((one) => is(one, 'bpmn:SequenceFlow'));
  return {
    nodes,
    callerOf: (processId) =>
      [...nodes.values()].find(
        (node) => extension(node, 'zeebe:CalledElement')?.found.processId === processId,
      )?.id,
    passed: (steps, ended) => passedBy({ nodes, flows }, steps, ended),
  };
}

type Drawing = { nodes: ReadonlyMap<string, Element>; flows: readonly Element[] };

/** Every activity that is passed is known as a step: what lies between two of them are gateways and events alone. */
const isStep = (node: Element | undefined): boolean => is(node, 'bpmn:Activity');

/** An event at a step's border that leaves the step open: it is never how the step was left. */
const branchesOff = (node: Element | undefined): boolean => node?.cancelActivity === false;

function passedBy(drawing: Drawing, steps: readonly Step[], ended: boolean): string[] {
  const passed = new Set<string>();
  const known = steps.filter(({ elementId }) => drawing.nodes.has(elementId));
  const left = new Set<string>();
  for (const [index, step] of known.entries()) {
    const before = known.slice(0, index).map(({ elementId }) => elementId);
    const way = wayTo(drawing, before, step.elementId);
    if (!branchesOff(drawing.nodes.get(way[1] ?? ''))) left.add(way[0] ?? '');
    for (const id of way) passed.add(id);
    if (typeof step.end === 'object')
      for (const id of interruption(drawing, step.end.message)) passed.add(id);
  }
  for (const { elementId } of known.filter((step) => step.end === 'decided' && !left.has(step.elementId)))
    for (const id of wayToEnd(drawing, elementId, ended)) passed.add(id);
  return [...passed];
}

/** From the latest step from which there is a way, else from a start. */
function wayTo(drawing: Drawing, before: readonly string[], target: string): string[] {
  const starts = [...drawing.nodes.values()]
    .filter((node) => is(node, 'bpmn:StartEvent'))
    .map(({ id }) => id);
  for (const from of [...before.toReversed().map((id) => [id]), starts]) {
    const way = shortest(drawing, from, (id) => id === target);
    if (way) return way;
  }
  return [target];
}

/** Only where there is one end: which of several it was is not known. Of what has not ended, nothing else may follow. */
function wayToEnd({ nodes, flows }: Drawing, from: string, ended: boolean): string[] {
  const leaving = [...nodes].filter(([, node]) => !branchesOff(node));
  const drawing = { nodes: new Map(leaving), flows };
  const isEnd = (id: string): boolean => is(drawing.nodes.get(id), 'bpmn:EndEvent');
  const way = shortest(drawing, [from], isEnd);
  const end = way?.at(-1);
  const isOther = (id: string): boolean =>
    (isEnd(id) && id !== end) || (!ended && isStep(drawing.nodes.get(id)));
  return way && !shortest(drawing, [from], isOther) ? way : [];
}

/** What a message started inside the diagram: an event sub-process, from its start to its end. */
function interruption(drawing: Drawing, message: string): string[] {
  const start = [...drawing.nodes.values()].find(
    (node) =>
      is(node, 'bpmn:StartEvent') &&
      node.$parent?.triggeredByEvent &&
      (node.eventDefinitions ?? []).some((event) => event.messageRef?.name === message),
  );
  return start ? [start.$parent?.id ?? '', ...wayToEnd(drawing, start.id, true)].filter(Boolean) : [];
}

/** The ids on the shortest way that passes no other step; events at a step's border are ways out of it. */
function shortest(
  { nodes, flows }: Drawing,
  from: readonly string[],
  isTarget: (id: string) => boolean,
): string[] | undefined {
  const open = from.map((id) => [id]);
  const seen = new Set<string>();
  for (let way = open.shift(); way; way = open.shift()) {
    const at = way.at(-1) ?? '';
    for (const [flow, next] of waysOut({ nodes, flows }, at)) {
      const longer = [...way, ...(flow ? [flow] : []), next];
      if (isTarget(next)) return longer;
      if (seen.has(next) || isStep(nodes.get(next))) continue;
      seen.add(next);
      open.push(longer);
    }
  }
  return undefined;
}

function waysOut({ nodes, flows }: Drawing, at: string): [flow: string | undefined, next: string][] {
  const drawn = flows
    .filter((flow) => flow.sourceRef?.id === at)
    .map((flow): [string, string] => [flow.id, flow.targetRef?.id ?? '']);
  const borders = [...nodes.values()]
    .filter((node) => node.attachedToRef?.id === at)
    .map((node): [undefined, string] => [undefined, node.id]);
  return [...drawn, ...borders];
}
