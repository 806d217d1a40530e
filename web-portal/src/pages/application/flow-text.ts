import type { readFlow } from '../../../../domain/api/flow.ts';
import type { CallAnswer } from '../../api/client.ts';

export type Flow = CallAnswer<typeof readFlow>;
export type Run = Flow['runs'][number];

/** What people understand as a step: gateways and lines are none. */
const isStep = /Task$|^callActivity$|^startEvent$|^endEvent$/;

/** What is done, by people or by workers: where a token can be moved to. */
const isActivity = /Task$|^callActivity$/;

type Diagram = {
  title: string;
  stepName: (id: string) => string | undefined;
  /** What any element is called, gateways and events included. */
  nameOf: (id: string) => string | undefined;
  activities: string[];
};

/** A diagram's title, what its elements are called and which of them are activities, read off its XML. */
export function readDiagram(xml: string): Diagram {
  const parsed = new DOMParser().parseFromString(xml, 'application/xml');
  const elements = [...parsed.querySelectorAll('[id][name]')];
  const steps = new Map(
    elements
      .filter((element) => isStep.test(element.localName))
      .map((element) => [element.id, element.getAttribute('name') ?? '']),
  );
  const process = elements.find(({ localName }) => localName === 'process');
  const names = new Map(elements.map((element) => [element.id, element.getAttribute('name') ?? '']));
  return {
    title: process?.getAttribute('name') ?? '',
    stepName: (id) => steps.get(id),
    nameOf: (id) => names.get(id),
    activities: [...parsed.querySelectorAll('[id]')]
      .filter(({ localName }) => isActivity.test(localName))
      .map(({ id }) => id),
  };
}

export const diagramOf = (flow: Flow, run: Run): Flow['diagrams'][number] | undefined =>
  flow.diagrams.find(({ processId, version }) => processId === run.processId && version === run.version);

/** One run in words: which steps it passed, in their order, and where it stands. */
export type RunText = { key: string; title: string; passed: string[]; active: string[] };

export function textOf(flow: Flow): RunText[] {
  return flow.runs.map((run) => {
    const { title, stepName } = readDiagram(diagramOf(flow, run)?.xml ?? '<none/>');
    const named = (ids: readonly string[]): string[] =>
      ids.map(stepName).filter((name) => name !== undefined);
    return {
      key: run.key,
      title: [title, run.unit].filter(Boolean).join('：'),
      passed: named(run.passed),
      active: named(run.active),
    };
  });
}
