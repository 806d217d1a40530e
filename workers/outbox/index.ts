import { applySigning } from './apply-signing.ts';
import { completeTask } from './complete-task.ts';
import { publishMessage } from './publish-message.ts';
import { replanPublicity } from './replan-publicity.ts';
import type { Senders } from '../notices/senders.ts';
import { deliverNotice } from './deliver-notice.ts';
import type { OutboxTask } from './task.ts';

/** The outbox's tasks by the name under which they are enqueued. */
export const outboxTasks = (senders: Senders): Record<string, OutboxTask> => ({
  'apply-signing': applySigning,
  'complete-task': completeTask,
  'publish-message': publishMessage,
  'deliver-notice': deliverNotice(senders),
  'replan-publicity': replanPublicity,
});
