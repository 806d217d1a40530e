import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { anyRun, eventName, jobTypeOf, rehearsedName, wayVariable } from '../../domain/rehearsal/names.ts';
import { type Element, extension, flowElementsOf, is } from '../lint/element.ts';
import { processesOf } from '../read-diagram.ts';

/**
 * the diagram as the engine may run it beside the real one without touching it. Every job, called process, message
 * and signal gets the run's name; human steps become jobs; timers become messages, which are sent when the recorded one
 * fired; what starts the process is begun by the rehearsal itself. Conditions, mappings, errors and ways stay as they are.
 */
export async function transformed(xml: string): Promise<string> {
  const moddle = new BpmnModdle({ zeebe });
  const definitions = (await moddle.fromXML(xml)).rootElement;
  const create: Create = (type, properties) => moddle.create(type, properties);
  const signals = (definitions.rootElements ?? []).filter((one) => is(one, 'bpmn:Signal'));
  for (const signal of signals) signal.set('name', rehearsedName(anyRun, signal.name ?? ''));
  for (const process of processesOf(definitions)) {
    const { id } = process;
    replaceHumanSteps(process, create);
    for (const element of flowElementsOf(process)) {
      nameJob(element);
      nameCalled(element, create);
      takeEvent(element, { process, definitions, create });
    }
    process.set('id', rehearsedName(anyRun, id));
  }
  // Where things stand on the page is nothing to the engine, and would point to what is no more.
  definitions.set('diagrams', []);
  return (await moddle.toXML(definitions)).xml;
}

type Create = (type: string, properties: Record<string, unknown>) => Element;

/** As job-based tasks of their own type; references to them go by their id, which stays. */
function replaceHumanSteps(scope: Element, create: Create): void {
  const elements = (scope.flowElements ?? []).map((element) => {
    if (is(element, 'bpmn:SubProcess')) replaceHumanSteps(element, create);
    return is(element, 'bpmn:UserTask') ? jobOf(element, create) : element;
  });
  scope.set('flowElements', elements);
}

const ofUserTasks = /^zeebe:(UserTask|FormDefinition|AssignmentDefinition|TaskSchedule|PriorityDefinition)$/;

function jobOf(step: Element, create: Create): Element {
  const kept = (step.extensionElements?.values ?? []).filter(({ $type }) => !ofUserTasks.test($type));
  const definition = create('zeebe:TaskDefinition', { type: jobTypeOf(anyRun) });
  const job = create('bpmn:ServiceTask', {
    id: step.id,
    name: step.name,
    incoming: step.incoming,
    outgoing: step.outgoing,
    default: step.default,
    loopCharacteristics: step.get('loopCharacteristics'),
    extensionElements: create('bpmn:ExtensionElements', { values: [...kept, definition] }),
  });
  (job as { $parent?: Element | undefined }).$parent = step.$parent;
  return job;
}

function nameJob(element: Element): void {
  extension(element, 'zeebe:TaskDefinition')?.found.set('type', jobTypeOf(anyRun));
}

/** A called process is the run's too, and is told by which way it is called. */
function nameCalled(element: Element, create: Create): void {
  const called = extension(element, 'zeebe:CalledElement')?.found;
  if (!called?.processId || called.processId.startsWith('=')) return;
  called.set('processId', rehearsedName(anyRun, called.processId));
  const input = create('zeebe:Input', { source: `=${wayVariable}`, target: wayVariable });
  const mapping = extension(element, 'zeebe:IoMapping')?.found;
  if (mapping) mapping.set('inputParameters', [...((mapping.get('inputParameters') ?? []) as []), input]);
  else {
    const made = create('zeebe:IoMapping', { inputParameters: [input] });
    element.extensionElements?.set('values', [...(element.extensionElements.values ?? []), made]);
  }
}

type Around = { process: Element; definitions: Element; create: Create };

const awaited = ['bpmn:MessageEventDefinition', 'bpmn:TimerEventDefinition'] as const;

/** What is waited for is a message of its own, so that each event can be made to come by itself. */
function takeEvent(element: Element, around: Around): void {
  const { process, create } = around;
  if (is(element, 'bpmn:ReceiveTask')) element.set('messageRef', messageOf(element, around));
  if (!is(element, 'bpmn:CatchEvent')) return;
  if (is(element, 'bpmn:StartEvent') && element.$parent === process) {
    element.set('eventDefinitions', []);
    return;
  }
  const definitions = (element.eventDefinitions ?? []).map((one) =>
    is(one, ...awaited)
      ? create('bpmn:MessageEventDefinition', { id: one.id, messageRef: messageOf(element, around) })
      : one,
  );
  element.set('eventDefinitions', definitions);
}

function messageOf(element: Element, { process, definitions, create }: Around): Element {
  const subscription = create('zeebe:Subscription', { correlationKey: `=${wayVariable}` });
  const message = create('bpmn:Message', {
    id: `rehearsed-${element.id}`,
    name: eventName(anyRun, process.id, element.id),
    extensionElements: create('bpmn:ExtensionElements', { values: [subscription] }),
  });
  definitions.set('rootElements', [...(definitions.rootElements ?? []), message]);
  return message;
}
