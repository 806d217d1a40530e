import { applySigning } from './apply-signing.ts';
import { completeTask } from './complete-task.ts';
import { publishMessage } from './publish-message.ts';
import { replanPublicity } from './replan-publicity.ts';
import type { OutboxTask } from './task.ts';

/** The outbox's tasks by the name under which they are enqueued. */
export const outboxTasks: Record<string, OutboxTask> = {
  'apply-signing': applySigning,
  'complete-task': completeTask,
  'publish-message': publishMessage,
  'replan-publicity': replanPublicity,
};
