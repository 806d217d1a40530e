import { inputOf, remarkOn } from './inputs.ts';
import { must, restOf, type Refusal, refusalText, type Run, runTitled, type Stage } from './run.ts';
import { uploadDocument } from './files.ts';
import { actRow } from '../../domain/application/acts.ts';
import type { ActStep, ApprovalDocumentStep, BatchStep } from './scenario.ts';
import { number } from './timeline.ts';

/** Makes an approval document of the accepting unit and publishes it. */
export async function makeDocument(stage: Stage, run: Run, step: ApprovalDocumentStep): Promise<void> {
  const { by } = step;
  const { file: paper, ...approvalDocument } = step.approvalDocument;
  const { acceptingUnit, business, file } = run.scenario;
  const unitId = await stage.cast.unitId(acceptingUnit, by);
  const dated = stage.time.date(approvalDocument.dated);
  const made = await must<{ id: string }>(stage, by, `/api/units/${unitId}/approval-documents`, {
    ...approvalDocument,
    number: numberIn(dated, approvalDocument.number),
    dated,
    business,
    fileIds: paper ? [await uploadDocument(stage, by, unitId, paper, approvalDocument.title)] : [],
  });
  await must(stage, by, `/api/approval-documents/${made.id}/publish`, {});
  stage.documents.set(approvalDocument.number, made.id);
  const kind = approvalDocument.kind === 'issue' ? '发放' : '撤销';
  stage.timeline.happened({
    file,
    who: stage.cast.roleOf(by),
    what: `发布核准文件（${kind}）`,
    result: `${approvalDocument.number}《${approvalDocument.title}》`,
  });
}

/** Its number bears the year of its date. */
export const numberIn = (dated: string, number: string): string =>
  number.replace(/〔\d{4}〕/, `〔${dated.slice(0, 4)}〕`);

/** Puts this application and those named into one issuance batch. */
export async function makeBatch(stage: Stage, run: Run, { by, issuanceBatch }: BatchStep): Promise<void> {
  const { acceptingUnit, business, file } = run.scenario;
  const members = [run, ...issuanceBatch.together.map((title) => runTitled(stage, title))];
  const unitId = await stage.cast.unitId(acceptingUnit, by);
  await must(stage, by, `/api/units/${unitId}/issuance-batches`, {
    name: issuanceBatch.name,
    business,
    applicationIds: members.map(({ applicationId }) => applicationId),
  });
  stage.timeline.happened({
    file,
    who: stage.cast.roleOf(by),
    what: `创建发证批次“${issuanceBatch.name}”`,
    result: `${members.length} 人：${members.map((member) => number(member.scenario.file)).join('、')}`,
  });
}

type Results = { results: { applicationId: string; done: boolean; problem: Refusal | null }[] };

/** One act over several applications in one request; each has its own answer, and must have been done. */
export async function actTogether(stage: Stage, run: Run, step: ActStep): Promise<void> {
  const members = [run, ...(step.together ?? []).map((title) => runTitled(stage, title))];
  const { results } = await must<Results>(stage, step.by, `/api/acts/${step.act}`, {
    items: members.map(({ applicationId }) => ({ applicationId })),
    input: await inputOf(stage, run, step),
  });
  const refused: string[] = [];
  for (const member of members) {
    const answer = results.find(({ applicationId }) => applicationId === member.applicationId);
    if (!answer?.done) refused.push(`${member.scenario.title}：${refusalText(answer?.problem ?? {})}`);
    const rested = await restOf(stage, member);
    member.state = rested.state;
    stage.timeline.happened({
      file: member.scenario.file,
      who: stage.cast.roleOf(step.by),
      what: `批量${actRow(step.act).title}${remarkOn(stage, step)}`,
      result: rested.stateTitle + (rested.certificateNumber ? ` ${rested.certificateNumber}` : ''),
    });
  }
  if (refused.length > 0) throw new Error(`批量办理未全部完成：${refused.join('；')}`);
}
