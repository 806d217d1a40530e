import type { EngineEvent } from '../monitor/events.ts';
import type { Passed } from './recording.ts';

/** What a rehearsal looks at of what the engine tells: where its ways are, what they wait for, and what stops them. */
export type RehearsedEvent = Extract<EngineEvent, { kind: 'element' | 'incident' | 'wait' }> & {
  processId: string;
};

/** An element that was come to. */
export type Place = { process: string; element: string };

/** One way as the engine tells of it: the topmost instance and all that it has called. */
export class HeardWay {
  readonly passed: Passed[] = [];
  ended: 'completed' | 'terminated' | undefined;
  incident: (Place & { errorType: string; message: string }) | undefined;
  private readonly root: string;
  private readonly family: Set<string>;
  private readonly come = new Set<string>();
  private readonly active = new Map<string, Place & { type: string }>();
  private readonly waits = new Map<string, Place>();

  constructor(root: string) {
    this.root = root;
    this.family = new Set([root]);
  }

  /** Takes an event; answers false where it is of another way. Events come in their order, some of them twice. */
  hear(event: RehearsedEvent): boolean {
    const isCalled = event.kind === 'element' && event.parentKey !== null && this.family.has(event.parentKey);
    if (isCalled) this.family.add(event.instanceKey);
    if (!this.family.has(event.instanceKey)) return false;
    if (event.kind === 'element') this.hearElement(event);
    else if (event.kind === 'wait') this.hearWait(event);
    else if (event.change === 'created') {
      const { processId: process, elementId: element, errorType, message } = event;
      this.incident = { process, element, errorType, message };
    }
    return true;
  }

  /** Whether something waits just now for this event. */
  awaits = ({ process, element }: Place): boolean =>
    [...this.waits.values()].some((one) => one.process === process && one.element === element);

  /** Where it stands: the step come to last that has not been left. */
  standsAt(): Place | undefined {
    const inside = [...this.active.values()].filter(({ type }) => !around.has(type));
    return inside.at(-1) ?? [...this.active.values()].at(-1);
  }

  private hearWait({ key, change, processId, elementId }: Extract<RehearsedEvent, { kind: 'wait' }>): void {
    if (change === 'opened') this.waits.set(key, { process: processId, element: elementId });
    else this.waits.delete(key);
  }

  private hearElement(event: Extract<RehearsedEvent, { kind: 'element' }>): void {
    const { key, change, processId: process, elementId: element, elementType: type } = event;
    if (type === 'PROCESS') {
      if (key === this.root && (change === 'completed' || change === 'terminated')) this.ended = change;
      return;
    }
    const isNew = !this.come.has(key);
    this.come.add(key);
    if (isNew) this.passed.push({ process, element, isEnd: isEnd(event, this.root) });
    if (change === 'completed' || change === 'terminated') this.active.delete(key);
    else if (change === 'entered' && isNew) this.active.set(key, { process, element, type });
  }
}

/** An end of the whole way: not of what it called, and not of a part of it. */
export const isEnd = (
  { elementType, scopeKey }: { elementType: string; scopeKey: string | null },
  root: string,
): boolean => elementType === 'END_EVENT' && scopeKey === root;

const around = new Set(['CALL_ACTIVITY', 'SUB_PROCESS', 'EVENT_SUB_PROCESS', 'MULTI_INSTANCE_BODY']);
