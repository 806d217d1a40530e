import type { InstanceRow } from '../../../database/views/monitor/instances.ts';
import { states } from '../../../domain/application/states.ts';
import { instanceStateTitles } from '../../../domain/monitor/titles.ts';
import type { Titles } from './titles.ts';

/** All versions that are spoken of in these rows. */
export const versionsIn = (rows: readonly InstanceRow[]): { processId: string; version: number }[] =>
  rows.flatMap((row) => [row, ...row.waiting]);

export const presentInstance = (row: InstanceRow, titles: Titles) => ({
  key: row.key,
  processId: row.processId,
  processTitle: titles.process(row),
  version: row.version,
  state: row.state,
  stateTitle: instanceStateTitles[row.state],
  startedAt: row.startedAt,
  endedAt: row.endedAt,
  incidents: row.incidents,
  application:
    row.applicationId && row.applicationState
      ? {
          id: row.applicationId,
          number: row.number,
          applicant: row.applicant ?? '',
          stateTitle: states[row.applicationState].title,
          unit: row.unit,
        }
      : null,
  waiting: row.waiting.map((step) => ({
    elementId: step.elementId,
    title: titles.element(step, step.elementId),
    since: step.since === null ? null : new Date(step.since),
  })),
});
