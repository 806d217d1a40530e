import { actRow } from '../../domain/application/acts.ts';
import { businessTitles } from '../../domain/business.ts';
import type { Answer } from '../http-client.ts';
import { attach } from './files.ts';
import { actTogether, makeBatch, makeDocument } from './certification.ts';
import { inputOf, remarkOn } from './inputs.ts';
import { type Detail, type Refusal, refusalText, restOf, type Run, type Stage } from './run.ts';
import type { ActStep, NewApplicationStep, Scenario, Step } from './scenario.ts';

export type ThingToDo = Exclude<Step, { clock: string }>;

/** Does one step through the API as the person that it names; throws where the answer is not the one expected. */
export async function doStep(stage: Stage, run: Run, step: ThingToDo): Promise<void> {
  if (!run.applicationId) await beginApplication(stage, run);
  if ('attach' in step) return attach(stage, run, step);
  if ('newApplication' in step) return newApplication(stage, run, step);
  if ('approvalDocument' in step) return makeDocument(stage, run, step);
  if ('issuanceBatch' in step) return makeBatch(stage, run, step);
  if (step.together) return actTogether(stage, run, step);
  return act(stage, run, step);
}

async function act(stage: Stage, run: Run, step: ActStep): Promise<void> {
  const path = `/api/applications/${run.applicationId}/acts/${step.act}`;
  const answer = await stage.cast.post<Refusal & Rested>(step.by, path, {
    input: await inputOf(stage, run, step),
  });
  const what = `${actRow(step.act).title}${remarkOn(stage, step)}`;
  const refused = assertAsExpected(what, answer, step.refused);
  const { state, stateTitle, certificateNumber } = await restAfter(stage, run, answer);
  run.state = state;
  stage.timeline.happened({
    file: run.scenario.file,
    who: stage.cast.roleOf(step.by),
    what,
    result: refused ?? (stateTitle ?? '') + (certificateNumber ? ` ${certificateNumber}` : ''),
  });
}

type Rested = Partial<Pick<Detail, 'state' | 'stateTitle' | 'certificateNumber'>>;

/** What the act answered, where the flow has come to rest by then; a certificate is told of by the application alone. */
async function restAfter(stage: Stage, run: Run, { status, body }: Answer<Rested>): Promise<Rested> {
  return status === 200 && body.state !== 'completed' ? body : restOf(stage, run);
}

async function beginApplication(stage: Stage, run: Run): Promise<void> {
  const { scenario } = run;
  const answer = await create(stage, scenario);
  assertAsExpected('新建申报', answer, undefined);
  run.applicationId = (answer.body as { id: string }).id;
  run.state = 'draft';
  // At once: cut off after the first step and before its note, nobody would know the application that is no draft now.
  await stage.stepped(run);
  stage.timeline.happened({
    file: scenario.file,
    who: stage.cast.roleOf(scenario.applicant),
    what: describeNew(stage, scenario),
    result: '草稿',
  });
}

async function newApplication(stage: Stage, run: Run, step: NewApplicationStep): Promise<void> {
  const wanted = { ...run.scenario, ...step.newApplication, form: {} };
  const what = describeNew(stage, wanted);
  const refused = assertAsExpected(what, await create(stage, wanted), step.refused);
  stage.timeline.happened({
    file: run.scenario.file,
    who: stage.cast.roleOf(run.scenario.applicant),
    what,
    result: refused ?? '草稿',
  });
}

type Wanted = Pick<Scenario, 'applicant' | 'business' | 'workUnit' | 'acceptingUnit' | 'form'>;

async function create({ cast }: Stage, wanted: Wanted): Promise<Answer<Refusal>> {
  const { applicant, business, form } = wanted;
  return cast.post<Refusal>(applicant, '/api/applications', {
    business,
    form,
    workUnitId: await cast.unitId(wanted.workUnit, applicant),
    acceptingUnitId: await cast.unitId(wanted.acceptingUnit, applicant),
  });
}

const describeNew = ({ cast }: Stage, { business, workUnit, acceptingUnit }: Wanted): string =>
  `新建${businessTitles[business].usual}申报（用人单位${cast.unitName(workUnit)}，受理单位${cast.unitName(acceptingUnit)}）`;

/** The refusal in words where one was expected; throws where the answer is not the expected one. */
function assertAsExpected(
  what: string,
  { status, body }: Answer<Refusal>,
  refused: string | undefined,
): string | undefined {
  const code = status < 300 ? undefined : (body.code ?? String(status));
  if (code === refused) return code && `被拒绝 ${refusalText(body)}`;
  throw new Error(`${what}：应为${refused ?? '成功'}，实为 ${status} ${refusalText(body)}`);
}
