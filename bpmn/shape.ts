import type { Activity, Shape } from '../domain/migration/activity.ts';
import { unitReceipt } from '../domain/jobs/unit-receipt.ts';
import { type Element, extension, flowElementsOf, is, jobTypeOf, nameOf } from './lint/element.ts';
import { headerValues } from './lint/headers.ts';
import { processesOf, readDiagram } from './read-diagram.ts';

/** What the plan of a migration reads of a diagram. Throws where it is none. */
export async function shapeOf(xml: string): Promise<Shape> {
  const read = await readDiagram(xml);
  if (typeof read === 'string') throw new Error(`the diagram cannot be read: ${read}`);
  const [process] = processesOf(read.definitions);
  const elements = process ? flowElementsOf(process) : [];
  const activities = elements.filter((one) => is(one, 'bpmn:Activity'));
  const borders = elements.filter((one) => is(one, 'bpmn:BoundaryEvent'));
  return {
    activities: activities
      .filter(({ triggeredByEvent }) => !triggeredByEvent)
      .map((one) => activityOf(one, borders)),
    eventSubProcesses: activities.filter(({ triggeredByEvent }) => triggeredByEvent).map(nameOf),
    beginsWithReceipt: firstStep(process)?.jobType === unitReceipt.type,
    countingTimers: elements.filter(counts).map(nameOf),
  };
}

function activityOf(element: Element, borders: readonly Element[]): Activity {
  const scope = element.$parent;
  const headers = headerValues(element);
  return {
    id: element.id,
    name: nameOf(element),
    type: localName(element.$type),
    scope: is(scope, 'bpmn:SubProcess') ? (scope?.id ?? null) : null,
    stage: headers.stage ?? null,
    jobType: jobTypeOf(element) ?? null,
    headers,
    called: extension(element, 'zeebe:CalledElement')?.found.processId ?? null,
    multiple: Boolean(element.get('loopCharacteristics')),
    border: borders
      .filter(({ attachedToRef }) => attachedToRef?.id === element.id)
      .flatMap(({ eventDefinitions }) => eventDefinitions ?? [])
      .map((event) => ({
        kind: localName(event.$type).replace(/EventDefinition$/, ''),
        message: event.messageRef?.name ?? null,
      })),
  };
}

const localName = (type: string): string => {
  const name = type.replace(/^\w+:/, '');
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
};

/** What the start without a trigger leads to, where that is one step at once. */
function firstStep(process: Element | undefined): { jobType: string | undefined } | undefined {
  const starts = (process?.flowElements ?? []).filter(
    (one) => is(one, 'bpmn:StartEvent') && (one.eventDefinitions ?? []).length === 0,
  );
  const flows = (process?.flowElements ?? []).filter((one) => is(one, 'bpmn:SequenceFlow'));
  const [flow, ...others] = flows.filter(({ sourceRef }) => sourceRef?.id === starts[0]?.id);
  const step = starts.length === 1 && others.length === 0 ? flow?.targetRef : undefined;
  return step && { jobType: jobTypeOf(step) };
}

const counts = ({ eventDefinitions = [] }: Element): boolean =>
  eventDefinitions.some((event) => is(event, 'bpmn:TimerEventDefinition') && !event.get('timeDate'));
