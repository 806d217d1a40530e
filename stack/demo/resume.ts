import { numberIn } from './certification.ts';
import { restOf, type Run, type Stage } from './run.ts';
import type { ActStep, ApprovalDocumentStep, BatchStep } from './scenario.ts';
import type { ThingToDo } from './step.ts';

/**
 * Whether a step that was cut off has been done all the same; what it made is then known to the stage again. Steps
 * that may be done twice are done again.
 */
export async function doneAlready(stage: Stage, run: Run, step: ThingToDo): Promise<boolean> {
  if (!run.applicationId) run.applicationId = await begunApplication(stage, run);
  if (!run.applicationId) return false;
  if ('act' in step) return actDone(stage, run, step);
  if ('approvalDocument' in step) return documentMade(stage, run, step);
  if ('issuanceBatch' in step) return batchMade(stage, run, step);
  return false;
}

type Item = { id: string; business: string; state: string };

/** The draft that was begun and not noted; nobody of the demo has two of one business open. */
async function begunApplication({ cast, runs }: Stage, { scenario }: Run): Promise<string> {
  const { items } = await cast.read<{ items: Item[] }>(scenario.applicant, '/api/applications');
  const known = new Set(runs.map(({ applicationId }) => applicationId));
  const draft = items.find(
    ({ id, business, state }) => business === scenario.business && state === 'draft' && !known.has(id),
  );
  return draft?.id ?? '';
}

/** An act is in the record of handling; once more than by the steps before, if it was the one cut off. */
async function actDone(stage: Stage, run: Run, { act, refused }: ActStep): Promise<boolean> {
  if (refused) return false;
  await restOf(stage, run);
  const path = `/api/applications/${run.applicationId}/record`;
  const { items } = await stage.cast.read<{ items: { event: string }[] }>(run.scenario.applicant, path);
  const before = run.scenario.steps
    .slice(0, run.next)
    .filter((step) => 'act' in step && step.act === act && !step.refused);
  return items.filter(({ event }) => event === act).length > before.length;
}

async function documentMade(stage: Stage, run: Run, step: ApprovalDocumentStep): Promise<boolean> {
  const { number, dated } = step.approvalDocument;
  const path = `/api/units/${await stage.cast.unitId(run.scenario.acceptingUnit, step.by)}/approval-documents`;
  const { items } = await stage.cast.read<{ items: { id: string; number: string; published: boolean }[] }>(
    step.by,
    path,
  );
  const made = items.find((one) => one.number === numberIn(stage.time.date(dated), number));
  if (!made) return false;
  if (!made.published) await stage.cast.post(step.by, `/api/approval-documents/${made.id}/publish`);
  stage.documents.set(number, made.id);
  return true;
}

async function batchMade(stage: Stage, run: Run, { by, issuanceBatch }: BatchStep): Promise<boolean> {
  const path = `/api/units/${await stage.cast.unitId(run.scenario.acceptingUnit, by)}/issuance-batches`;
  const { items } = await stage.cast.read<{ items: { name: string; business: string }[] }>(by, path);
  return items.some(
    ({ name, business }) => name === issuanceBatch.name && business === run.scenario.business,
  );
}
