import { type Detail, detailOf, type Run, type Stage } from './run.ts';
import type { ActStep } from './scenario.ts';

/** What the API takes for an act: keys of units become ids, numbers of documents too, a change becomes the form. */
export async function inputOf(stage: Stage, run: Run, step: ActStep): Promise<Record<string, unknown>> {
  const { superiorUnit, to, approvalDocument, change, objection, ...plain } = step.input;
  const unitId = (key: string) => stage.cast.unitId(key, step.by);
  return {
    ...plain,
    ...(superiorUnit === undefined ? {} : { superiorUnitId: await unitId(superiorUnit) }),
    ...(to === undefined ? {} : { to: to === 'applicant' ? to : await unitId(to) }),
    ...(approvalDocument === undefined ? {} : { approvalDocumentId: documentId(stage, approvalDocument) }),
    ...(objection === undefined ? {} : { objectionId: await objectionId(stage, run, step.by, objection) }),
    ...(change === undefined ? {} : amended(await detailOf(stage, run), change)),
  };
}

async function objectionId({ cast }: Stage, run: Run, by: string, subject: string): Promise<string> {
  const path = `/api/applications/${run.applicationId}/objections`;
  type Objection = { id: string; subject: string; outcome: string | null };
  const { items } = await cast.read<{ items: Objection[] }>(by, path);
  const open = items.find((item) => item.subject === subject && item.outcome === null);
  if (!open) throw new Error(`没有待处理的异议“${subject}”`);
  return open.id;
}

function documentId({ documents }: Stage, number: string): string {
  const id = documents.get(number);
  if (!id) throw new Error(`批准文号 ${number} 尚未发布`);
  return id;
}

/** The form as it stands with the values at the dotted paths replaced, and the revision that was read. */
function amended(
  { form, formRevision }: Detail,
  change: Record<string, unknown>,
): { form: Record<string, unknown>; formRevision: number } {
  const copy = structuredClone(form);
  for (const [path, value] of Object.entries(change)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const place = keys.reduce<Record<string, unknown>>(
      (part, key) => part[key] as Record<string, unknown>,
      copy,
    );
    place[last] = value;
  }
  return { form: copy, formRevision };
}

/** What a timeline says of an act beyond its name: to whom, why, what was changed. */
export function remarkOn({ cast }: Stage, { input }: ActStep): string {
  const unit = (key: string) => (key === 'applicant' ? '申报人' : cast.unitName(key));
  const said = [
    input.superiorUnit === undefined ? '' : `至${unit(input.superiorUnit)}`,
    input.to === undefined ? '' : `至${unit(input.to)}`,
    input.approvalDocument === undefined ? '' : `按${input.approvalDocument}`,
    input.change === undefined ? '' : Object.keys(input.change).join('、'),
    input.objection === undefined ? '' : `异议：${input.objection}`,
    input.reason === undefined ? '' : `原因：${input.reason}`,
    input.opinion === undefined ? '' : `意见：${input.opinion}`,
  ].filter(Boolean);
  return said.length === 0 ? '' : `（${said.join('，')}）`;
}
