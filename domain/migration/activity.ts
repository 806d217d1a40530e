/** What of a diagram's step decides whether an application that waits there can go on in another version. */
export type Activity = {
  id: string;
  name: string;
  /** The local name of its BPMN type: `userTask`, `callActivity`, `serviceTask`, … */
  type: string;
  /** The sub-process that it lies in; null where that is the process itself. */
  scope: string | null;
  /** Of a human step: in which state an application rests there. */
  stage: string | null;
  jobType: string | null;
  /** Task headers: what a human step offers. */
  headers: Readonly<Record<string, string>>;
  /** Of a call activity: the process that it calls. */
  called: string | null;
  multiple: boolean;
  /** Events at its border. */
  border: readonly { kind: string; message: string | null }[];
};

/** A diagram as the plan of a migration reads it. */
export type Shape = {
  activities: readonly Activity[];
  /** Names of the event sub-processes: the engine migrates no process that has one. */
  eventSubProcesses: readonly string[];
  /** Its first step is 接收登记: a called process that begins so can be called anew and go on where it stood. */
  beginsWithReceipt: boolean;
  /** Names of the timers that count from when they begin to be waited for, not to a date. */
  countingTimers: readonly string[];
};

/** Steps at which applications rest. All others are done by workers and are left again by themselves. */
export const isResting = ({ type }: Activity): boolean => type === 'userTask' || type === 'callActivity';
