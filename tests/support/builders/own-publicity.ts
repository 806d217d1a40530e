import { receiveAtUnit } from '../../../database/application/receive-at-unit.ts';
import { restAtStep } from '../../../database/application/rest-at-step.ts';
import publicityScheduling from '../../../workers/publicity-scheduling.ts';
import type { OwnApi } from '../own-api.ts';
import { accountOf } from '../people.ts';
import { runJob } from '../run-job.ts';
import { bureau, hospital } from './application.ts';
import { nextKey } from './own-city.ts';
import { draftOf, unitIdOf } from './own-people.ts';

const steps = {
  review: ['report', 'approve', 'return', 'terminate', 'refuse'],
  publicity: ['report', 'approve', 'return', 'terminate'],
  certification: ['issue', 'hold'],
} as const;

/** As the inbox does when a human step opens. */
export async function restOwn(
  api: OwnApi,
  applicationId: string,
  stage: keyof typeof steps,
  unit: string,
): Promise<void> {
  const step = { elementId: stage, actions: [...steps[stage]], form: 'application-form' };
  const more = {
    permission: stage === 'certification' ? 'issuance' : 'review',
    processInstanceKey: nextKey(),
  };
  const unitId = await unitIdOf(api, unit);
  await restAtStep(
    api.knex,
    { ...step, ...more, jobKey: nextKey(), applicationId, unitId, stage },
    new Date(),
  );
}

/** What the flow does when publicity begins, or is to be reckoned anew. */
export async function schedulePublicity(api: OwnApi, applicationId: string, now = new Date()): Promise<void> {
  const unitId = await unitIdOf(api, hospital.unit);
  const input = { applicationId, unitId, workingDays: 5 };
  await runJob(api.knex, publicityScheduling, { input, jobKey: nextKey() }, now);
  await restOwn(api, applicationId, 'publicity', hospital.unit);
}

/** On public view at the hospital since this moment, with its first handler. */
export async function inOwnPublicity(api: OwnApi, subject: string, since = new Date()): Promise<string> {
  const id = await draftOf(api, { subject, business: 'initial', acceptingUnit: bureau.unit });
  const at = { applicationId: id, unitId: await unitIdOf(api, hospital.unit), at: since };
  await receiveAtUnit(api.knex, { ...at, arrival: 'submitted', jobKey: nextKey() });
  const { id: handler_id } = await accountOf(api.knex, hospital.one);
  await api.knex('application').where({ id }).update({ handler_id, begun_at: since });
  await schedulePublicity(api, id, since);
  return id;
}

/** Reported to the bureau, which reviews it next. */
export async function atOwnBureau(api: OwnApi, subject: string): Promise<string> {
  const id = await inOwnPublicity(api, subject);
  const at = { applicationId: id, unitId: await unitIdOf(api, bureau.unit), at: new Date() };
  await receiveAtUnit(api.knex, { ...at, arrival: 'reported', jobKey: nextKey() });
  await restOwn(api, id, 'review', bureau.unit);
  return id;
}
