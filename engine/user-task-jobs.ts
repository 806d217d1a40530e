import { humanStepHeaders, humanStepVariables, userTaskJobType } from '../domain/jobs/user-task.ts';
import type { EngineJob } from './job-streams.ts';

export { userTaskJobType };

/**
 * The one place that knows the kind of user task: here the job-based one, which every Zeebe announces as a job
 * (`design.md` 4). A kind announced otherwise becomes a second reader beside this one.
 * Throws a ZodError where the diagram's headers are not understood.
 */
export function readHumanStep(job: EngineJob) {
  const headers = humanStepHeaders.parse(ownHeaders(job.customHeaders));
  const variables = humanStepVariables.parse(job.variables);
  return {
    ...headers,
    jobKey: job.key,
    elementId: job.elementId,
    processInstanceKey: job.processInstanceKey,
    processId: job.bpmnProcessId,
    processVersion: job.processDefinitionVersion,
    applicationId: variables.applicationId,
    unitId: variables.unitId ?? null,
  };
}

/** The engine adds headers of its own (`io.camunda.zeebe:assignee`, …); they are not the diagram's. */
const ownHeaders = (headers: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => !key.startsWith('io.camunda')));
