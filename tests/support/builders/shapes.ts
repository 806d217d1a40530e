import type { Activity, Shape } from '../../../domain/migration/activity.ts';

/** A human step of a unit review, unless it is said otherwise. */
export const activity = (id: string, over: Partial<Activity> = {}): Activity => ({
  id,
  name: id,
  type: 'userTask',
  scope: null,
  stage: 'review',
  jobType: null,
  headers: { stage: 'review', actions: 'report', form: 'application-form', permission: 'review' },
  called: null,
  multiple: false,
  border: [],
  ...over,
});

export const shape = (activities: readonly Activity[], over: Partial<Shape> = {}): Shape => ({
  activities,
  eventSubProcesses: [],
  beginsWithReceipt: true,
  countingTimers: [],
  ...over,
});
