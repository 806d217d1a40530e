import { routingFacts } from '../database/unit/routing-facts.ts';
import { addJobRecord } from '../database/record/add-job-record.ts';
import { superiorUnitRouting } from '../domain/jobs/superior-unit-routing.ts';
import { judgeSuperior } from '../domain/routing/superiors.ts';
import { Refusal, worker } from './worker.ts';

/** The choice was judged when it was made; units may have changed since, and a diagram may route by other means. */
export default worker(superiorUnitRouting, async ({ input, jobKey, knex, now }) => {
  const facts = await routingFacts(knex, { ...input, at: now });
  const candidate = facts?.units.find(({ id }) => id === input.nextUnitId);
  if (!facts || !candidate) return new Refusal('SUPERIOR_NOT_ALLOWED', '单位不存在');
  const judged = judgeSuperior({ ...facts, candidate });
  if (judged.allowed) return {};
  await addJobRecord(knex, {
    jobKey,
    applicationId: input.applicationId,
    event: 'superior_refused',
    unitId: input.unitId,
    opinion: judged.why,
    at: now,
  });
  return new Refusal('SUPERIOR_NOT_ALLOWED', judged.why);
});
