import { type Element, extension, flowElementsOf, is, jobTypeOf } from '../lint/element.ts';
import { entriesOf, nextOf, reachedFrom } from '../lint/walk.ts';
import { processesOf, readDiagram } from '../read-diagram.ts';

/**
 * A place of the diagrams from which the flow comes back without ever waiting for anything: the engine would go round
 * there for ever and do nothing else. By process ids; undefined where there is none.
 */
export async function endlessPlace(
  xmls: ReadonlyMap<string, string>,
): Promise<{ process: string; element: Element } | undefined> {
  const processes = new Map<string, Element>();
  for (const [id, xml] of xmls) {
    const read = await readDiagram(xml);
    const process = typeof read === 'string' ? undefined : processesOf(read.definitions)[0];
    if (process) processes.set(id, process);
  }
  const rests = (at: Element): boolean => isRest(at, processes, new Set());
  for (const [id, process] of processes) {
    const element = flowElementsOf(process).find(
      (at) => !rests(at) && reachedFrom(nextOf(at), rests).has(at),
    );
    if (element) return { process: id, element };
  }
  return undefined;
}

const awaited = ['bpmn:MessageEventDefinition', 'bpmn:TimerEventDefinition'];

function isRest(at: Element, processes: ReadonlyMap<string, Element>, under: Set<string>): boolean {
  if (is(at, 'bpmn:UserTask', 'bpmn:ReceiveTask', 'bpmn:EventBasedGateway')) return true;
  if (is(at, 'bpmn:CatchEvent')) return (at.eventDefinitions ?? []).some((one) => is(one, ...awaited));
  if (is(at, 'bpmn:CallActivity')) return callRests(at, processes, under);
  return jobTypeOf(at) !== undefined;
}

/** A called process in which nothing is waited for is none; one that is not known stops by an incident. */
function callRests(at: Element, processes: ReadonlyMap<string, Element>, under: Set<string>): boolean {
  const id = extension(at, 'zeebe:CalledElement')?.found.processId ?? '';
  const called = processes.get(id);
  if (!called || under.has(id)) return !under.has(id);
  const within = reachedFrom(entriesOf(called), (one) => isRest(one, processes, new Set([...under, id])));
  return ![...within].some((one) => is(one, 'bpmn:EndEvent') && one.$parent === called);
}
