import { describe, expect, test } from '@jest/globals';
import { is } from '../../bpmn/lint/element.ts';
import {
  boxAround,
  centreOf,
  type Point,
  reachesInto,
  type Segment,
  segmentsOf,
  shared,
} from '../support/geometry.ts';
import {
  type Flow,
  layoutOf,
  readDiagram,
  releasedDiagrams,
  type Shape,
} from '../support/released-diagrams.ts';

const pairsOf = <Item>(items: readonly Item[]): [Item, Item][] =>
  items.flatMap((a, index) => items.slice(index + 1).map((b): [Item, Item] => [a, b]));
const boxesOf = ({ points }: Flow): ReturnType<typeof boxAround>[] => segmentsOf(points).map(boxAround);

/** How far a point is from the border of a shape: a rectangle, a diamond or a circle. */
function distanceToBorder({ x, y }: Point, { element, box }: Shape): number {
  const centre = centreOf(box);
  const dx = Math.abs(x - centre.x);
  const dy = Math.abs(y - centre.y);
  if (is(element, 'bpmn:Event')) return Math.abs(Math.hypot(dx, dy) - box.width / 2);
  if (is(element, 'bpmn:Gateway')) return Math.abs(dx + dy - box.width / 2);
  return Math.max(Math.abs(Math.max(dx - box.width / 2, dy - box.height / 2)), 0);
}

/** Width that a label's text takes on one line at the modeler's font size of 11. */
const textWidth = (text: string): number => 11 * text.length - 4 * (text.match(/[ -~]/g)?.length ?? 0);

describe.each(releasedDiagrams)('%s is laid out for the eye', (id) => {
  test('no two flows cross or touch, but where they leave or enter the same element', async () => {
    const { flows } = await layoutOf(id);
    const meeting = pairsOf(flows).filter(([a, b]) => {
      const common = [a.from, a.to].filter((shape) => shape === b.from || shape === b.to);
      return boxesOf(a).some((one) =>
        boxesOf(b).some((other) => {
          const both = shared(one, other);
          if (!both) return false;
          const isPoint = both.width === 0 && both.height === 0;
          return !(isPoint && common.some((shape) => distanceToBorder(both, shape) < 1));
        }),
      );
    });
    expect(meeting.map(([a, b]) => `${a.id} × ${b.id}`)).toEqual([]);
  });

  test('no flow runs through a shape', async () => {
    const { flows, shapes } = await layoutOf(id);
    const through = flows.flatMap((flow) =>
      shapes
        .filter((shape) => !flow.inside.includes(shape.id))
        .filter((shape) => boxesOf(flow).some((box) => reachesInto(box, shape.box)))
        .map((shape) => `${flow.id} through ${shape.id}`),
    );
    expect(through).toEqual([]);
  });

  test('no shapes overlap, but boundary events on their step and what lies in a sub-process', async () => {
    const { shapes } = await layoutOf(id);
    const overlapping = pairsOf(shapes).filter(
      ([a, b]) =>
        shared(a.box, b.box) &&
        a.host !== b.id &&
        b.host !== a.id &&
        !a.inside.includes(b.id) &&
        !b.inside.includes(a.id),
    );
    expect(overlapping.map(([a, b]) => `${a.id} over ${b.id}`)).toEqual([]);
  });

  test('no text lies on a shape, a flow or another text, and each has room on its line', async () => {
    const { flows, shapes, labels } = await layoutOf(id);
    const covering = labels.flatMap((label) =>
      [
        ...shapes.filter((shape) => !label.inside.includes(shape.id) && shared(label.box, shape.box)),
        ...flows.filter((flow) => boxesOf(flow).some((box) => shared(label.box, box))),
      ].map((other) => `${label.text} on ${other.id}`),
    );
    const doubled = pairsOf(labels).filter(([a, b]) => shared(a.box, b.box));
    const narrow = labels.filter(({ text, box }) => textWidth(text) > box.width || box.width > 100);
    expect([...covering, ...doubled.map(([a, b]) => `${a.text} on ${b.text}`)]).toEqual([]);
    expect(narrow.map(({ text }) => text)).toEqual([]);
  });

  test('every name outside a step is placed by hand', async () => {
    const { flows, shapes, labels } = await layoutOf(id);
    const named = [
      ...shapes
        .filter(({ element }) => is(element, 'bpmn:Event', 'bpmn:Gateway'))
        .map(({ element }) => element),
      ...flows.map((flow) => flow.from.element.outgoing?.find((each) => each.id === flow.id)),
    ].filter((element) => element?.name);
    expect(named.map((element) => element?.id).toSorted()).toEqual(labels.map(({ of }) => of).toSorted());
  });

  test('it runs from left to right', async () => {
    const { flows, shapes } = await layoutOf(id);
    const top = shapes.filter(({ inside }) => inside.length === 0);
    const starts = top.filter(({ element }) => is(element, 'bpmn:StartEvent'));
    const ends = top.filter(({ element }) => is(element, 'bpmn:EndEvent'));
    expect(Math.max(...starts.map(({ box }) => box.x))).toBeLessThan(
      Math.min(...ends.map(({ box }) => box.x)),
    );
    const leftmost = Math.min(...top.map(({ box }) => box.x));
    expect(starts.map(({ box }) => box.x)).toEqual(starts.map(() => leftmost));
    const isForward = ({ from, to }: Flow): boolean => centreOf(from.box).x <= centreOf(to.box).x;
    expect(flows.filter(isForward).length / flows.length).toBeGreaterThan(0.6);
  });

  test('every flow begins and ends on the border of its shapes, and runs straight', async () => {
    const { flows } = await layoutOf(id);
    const loose = flows.filter(({ points: [first = { x: 0, y: 0 }, ...rest], from, to }) => {
      const last = rest.at(-1) ?? first;
      return distanceToBorder(first, from) >= 1 || distanceToBorder(last, to) >= 1;
    });
    const isCrooked = ([a, b]: Segment): boolean => (a.x === b.x) === (a.y === b.y);
    expect(loose.map((flow) => flow.id)).toEqual([]);
    expect(flows.filter(({ points }) => segmentsOf(points).some(isCrooked)).map((flow) => flow.id)).toEqual(
      [],
    );
  });
});

test('初定 and 确认 are drawn alike: who can read one can read the other', async () => {
  const drawing = async (id: string): Promise<string> => {
    const xml = await readDiagram(id);
    return xml.slice(xml.indexOf('<bpmndi:BPMNDiagram')).replaceAll(id, 'application');
  };
  expect(await drawing('confirmation')).toBe(await drawing('initial-recognition'));
});
