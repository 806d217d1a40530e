import { actRow } from '../../domain/application/acts.ts';
import { jobContracts } from '../../domain/jobs/index.ts';
import type { RehearsedDiagram, RehearsedStep } from '../../domain/rehearsal/diagrams.ts';
import { type Element, flowElementsOf, is, jobTypeOf, nameOf } from '../lint/element.ts';
import { actsOf } from '../lint/human-step-known.ts';
import { processesOf, readDiagram } from '../read-diagram.ts';
import { transformed } from './transform.ts';

/**
 * A diagram made ready to be rehearsed, with what has to be known of it beside the engine; `before` is what is in force,
 * where that is another one. Throws where it is no diagram.
 */
export async function readyForRehearsal(xml: string, before = xml): Promise<RehearsedDiagram> {
  const [process, was] = [await processOf(xml), await processOf(before)];
  const elements = flowElementsOf(process);
  return {
    process: process.id,
    xml: await transformed(xml),
    names: namesOf(process),
    namesBefore: namesOf(was),
    steps: Object.fromEntries(
      elements.flatMap((one) => {
        const step = stepOf(one);
        return step ? [[one.id, step] as const] : [];
      }),
    ),
    sources: { ...sourcesOf(was), ...sourcesOf(process) },
  };
}

const namesOf = (process: Element): Record<string, string> =>
  Object.fromEntries([process, ...flowElementsOf(process)].map((one) => [one.id, nameOf(one)]));

const sourcesOf = (process: Element): Record<string, string> =>
  Object.fromEntries(
    flowElementsOf(process).flatMap(({ id, sourceRef }) => (sourceRef ? [[id, sourceRef.id] as const] : [])),
  );

/** Human steps of one diagram that another one does not have, with what they can lead to. */
export async function newHumanSteps(
  xml: string,
  before: string,
): Promise<{ element: string; name: string; outcomes: { outcome: string; act: string }[] }[]> {
  const known = new Set(flowElementsOf(await processOf(before)).map(({ id }) => id));
  return flowElementsOf(await processOf(xml))
    .filter((one) => is(one, 'bpmn:UserTask') && !known.has(one.id))
    .map((one) => ({ element: one.id, name: nameOf(one), outcomes: outcomesOf(one) }));
}

async function processOf(xml: string): Promise<Element> {
  const read = await readDiagram(xml);
  if (typeof read === 'string') throw new Error(`no diagram: ${read}`);
  const [process] = processesOf(read.definitions);
  if (!process) throw new Error('a diagram without a process');
  return process;
}

const outcomesOf = (step: Element): { outcome: string; act: string }[] =>
  actsOf(step).flatMap((act) =>
    (actRow(act).outcomes ?? []).map((outcome) => ({ outcome, act: actRow(act).title })),
  );

const automatic = { outcomes: [], needsResult: false, sample: null };

function stepOf(element: Element): RehearsedStep | undefined {
  if (is(element, 'bpmn:UserTask'))
    return { ...automatic, outcomes: outcomesOf(element).map(({ outcome }) => outcome), type: null };
  const type = jobTypeOf(element);
  return type === undefined ? undefined : { ...automatic, type, needsResult: needsResult(type) };
}

/** By its contract it gives something; of an unknown type nothing can be told. */
const needsResult = (type: string): boolean =>
  jobContracts.find((one) => one.type === type)?.output.safeParse({}).success !== true;
