/** What the rules read of a parsed diagram (bpmn-moddle with the Zeebe descriptor); the same objects as in the modeler. */
export type Element = {
  readonly $type: string;
  readonly $parent?: Element;
  $instanceOf(type: string): boolean;
  get(property: string): unknown;
  set(property: string, value: unknown): void;
  readonly id: string;
  readonly name?: string;

  readonly rootElements?: readonly Element[];
  readonly flowElements?: readonly Element[];
  readonly extensionElements?: Element;
  readonly values?: readonly Element[];

  readonly incoming?: readonly Element[];
  readonly outgoing?: readonly Element[];
  readonly sourceRef?: Element;
  readonly targetRef?: Element;
  readonly default?: Element;
  readonly conditionExpression?: Element;
  readonly body?: string;

  readonly attachedToRef?: Element;
  /** Of an event at a border: false where the step goes on. */
  readonly cancelActivity?: boolean;
  readonly triggeredByEvent?: boolean;
  readonly eventDefinitions?: readonly Element[];
  readonly messageRef?: Element;
  readonly errorRef?: Element;
  readonly errorCode?: string;

  readonly type?: string;
  readonly key?: string;
  readonly value?: string;
  readonly processId?: string;
  readonly correlationKey?: string;
};

/** Where in an element a fault lies: names and indexes, as the modeler's properties panel reads them. */
export type Path = readonly (string | number)[];

export const is = (element: Element | undefined, ...types: string[]): boolean =>
  element !== undefined && types.some((type) => element.$instanceOf(type));

/** The first extension of this type, with its path inside the element. */
export function extension(
  element: Element | undefined,
  type: string,
): { found: Element; path: Path } | undefined {
  const values = element?.extensionElements?.values ?? [];
  const index = values.findIndex((value) => value.$type === type);
  const found = values[index];
  return found && { found, path: ['extensionElements', 'values', index] };
}

/** What a service task asks a worker to do; undefined if it says nothing. */
export const jobTypeOf = (element: Element): string | undefined =>
  extension(element, 'zeebe:TaskDefinition')?.found.type;

/** All flow elements of a process or sub-process, those of its sub-processes too. */
export function flowElementsOf(scope: Element): Element[] {
  return (scope.flowElements ?? []).flatMap((element) => [element, ...flowElementsOf(element)]);
}

/** A gateway that decides between branches. */
export const isDeciding = (element: Element | undefined): boolean =>
  is(element, 'bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway') && (element?.outgoing?.length ?? 0) > 1;

/** What people call the element: its name, else both ends of a flow, else its id. */
export function nameOf(element: Element): string {
  if (element.name?.trim()) return element.name.trim().replace(/\s+/g, ' ');
  if (element.sourceRef && element.targetRef)
    return `${nameOf(element.sourceRef)} → ${nameOf(element.targetRef)}`;
  return element.id;
}
