import { applySigning } from './apply-signing.ts';
import { archiveCertificates } from './archive-certificates.ts';
import { completeTask } from './complete-task.ts';
import { publishMessage } from './publish-message.ts';
import { replanPublicity } from './replan-publicity.ts';
import type { Senders } from '../notices/senders.ts';
import { foldInstances } from './fold-instances.ts';
import { mend } from './mend.ts';
import { migrate } from './migrate.ts';
import { rehearse } from './rehearse.ts';
import { deliverNotice } from './deliver-notice.ts';
import { unitDigest } from './unit-digest.ts';
import { weeklyDigests } from './weekly-digests.ts';
import type { ArchiveMeans, OutboxTask } from './task.ts';

type AnyTask = (
  means: Parameters<OutboxTask>[0] & ArchiveMeans,
) => (payload: unknown, job: { retried: boolean }) => Promise<void>;

/** The outbox's tasks by the name under which they are enqueued. */
export const outboxTasks = (senders: Senders, monitorKeptDays: number): Record<string, AnyTask> => ({
  'apply-signing': applySigning,
  'archive-certificates': archiveCertificates,
  'complete-task': completeTask,
  'publish-message': publishMessage,
  'deliver-notice': deliverNotice(senders),
  mend,
  migrate,
  'fold-instances': foldInstances(monitorKeptDays),
  rehearse,
  'replan-publicity': replanPublicity,
  'unit-digest': unitDigest,
  'weekly-digests': weeklyDigests,
});
