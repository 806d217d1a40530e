import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Application, approvalDocument, bureau, company, hospital } from '../support/builders/application.ts';
import { withFurtherReview, withTurnedAmendment } from '../support/builders/drafts.ts';
import { forgetDrafts, otherwise, rehearsed, resultOf, saveDraft } from '../support/builders/rehearsals.ts';
import { readDiagram } from '../support/released-diagrams.ts';
import { as, sql } from '../support/platform.ts';
import { waitFor } from '../support/wait-for.ts';

const reason = '材料有误，请核实';
let issued: Application;
let terminated: Application;
let withdrawn: Application;
let returned: Application;

beforeAll(async () => {
  issued = await (await Application.draft()).toBatch();
  await issued.act(bureau.one, 'issue', { approvalDocumentId: await approvalDocument() });
  terminated = await Application.draft({ workUnit: company.unit });
  await terminated.submit();
  await terminated.act(company.one, 'terminate', { reason });
  withdrawn = await Application.draft();
  await withdrawn.submit();
  await withdrawn.act(withdrawn.applicant, 'withdraw');
  await withdrawn.act(withdrawn.applicant, 'abandon');
  returned = await Application.draft();
  await returned.submit();
  await returned.act(hospital.one, 'sign');
  await returned.act(hospital.one, 'return', { to: 'applicant', reason });
  await returned.act(returned.applicant, 'resubmit');
  await returned.act(hospital.one, 'terminate', { reason });
  for (const { id } of [issued, terminated, withdrawn, returned])
    await waitFor('the monitor to know its end', () =>
      sql(
        `select 1 from monitor_instance where application_id = :id and parent_key is null and state = 'completed'`,
        { id },
      ),
    );
}, 120_000);

afterAll(forgetDrafts);

describe('a draft rehearsed against recorded ways', () => {
  test('R-96 the release ends every recorded way as it ended then, by the same steps, and leaves nothing behind', async () => {
    const found = await rehearsed('unit-review', 0, { recent: 100 });
    expect(found.failure).toBe('');
    expect(found.ways.length).toBeGreaterThanOrEqual(4);
    expect(otherwise(found)).toEqual([]);
    expect(resultOf(found, issued.id).endsNow).toEqual(['已办结']);
    expect(resultOf(found, withdrawn.id).endsNow).toEqual(['已放弃']);
    expect(
      await sql(
        `select (select count(*)::int from monitor_instance where process_id like 'rehearsal-%') as seen,
           (select count(*)::int from rehearsal_way where recording is not null) as kept`,
      ),
    ).toEqual({ seen: 0, kept: 0 });
  }, 120_000);

  test('R-96 where a branch was turned, the way ends otherwise, and is told where it parts', async () => {
    const release = await readDiagram('initial-recognition');
    const version = await saveDraft('initial-recognition', withTurnedAmendment(release));
    const found = await rehearsed('initial-recognition', version);
    expect(resultOf(found, returned.id)).toMatchObject({
      ending: 'other',
      endsThen: ['已终止'],
      endsNow: ['已放弃'],
      parts: {
        at: { process: 'initial-recognition', element: 'amendment-outcome', name: '是否再次提交？' },
        then: '再次提交',
        now: '再次提交即放弃',
      },
    });
    expect(resultOf(found, issued.id)).toMatchObject({ ending: 'same', parts: null });
  }, 120_000);

  test('R-96 a way that goes round and round is stopped, and is told so', async () => {
    const release = await readDiagram('initial-recognition');
    const round = release.replace('outcome = &quot;hold&quot;', 'outcome = &quot;issue&quot;');
    const found = await rehearsed('initial-recognition', await saveDraft('initial-recognition', round));
    const result = resultOf(found, issued.id);
    expect(result).toMatchObject({ ending: 'endless', parts: { at: { element: 'certification-outcome' } } });
    expect(result.why).toMatch(/^已办理 \d+ 步，远多于当时，流程可能在循环，已停止$/);
  }, 120_000);

  test('R-96 a new human step is answered as the analyst takes it, by default as before it, and that is told', async () => {
    const draft = withFurtherReview(await readDiagram('unit-review'));
    const version = await saveDraft('unit-review', draft);
    const { body: plan } = await (
      await as('analyst')
    ).get<{ newSteps: { element: string; name: string; outcomes: object[] }[]; recorded: number }>(
      `/api/diagrams/unit-review/versions/${version}/rehearsal-plan`,
    );
    expect(plan.newSteps).toEqual([
      {
        element: 'further-review',
        name: '复审',
        outcomes: [
          { outcome: 'publicize', act: '审核通过并公示' },
          { outcome: 'terminate', act: '终止申报' },
        ],
      },
    ]);
    expect(plan.recorded).toBeGreaterThanOrEqual(4);
    const asBefore = resultOf(await rehearsed('unit-review', version), issued.id);
    expect(asBefore).toMatchObject({
      ending: 'same',
      parts: { at: { element: 'further-review' }, then: null, now: '复审' },
      assumed: [{ element: 'further-review', name: '复审', outcome: 'publicize' }],
      missed: [],
    });
    const chosen = { assumptions: { 'further-review': 'terminate' } };
    expect(resultOf(await rehearsed('unit-review', version, chosen), issued.id)).toMatchObject({
      ending: 'other',
      endsNow: ['已终止'],
      // What ends it so has no record of this way either.
      assumed: [
        { element: 'further-review', outcome: 'terminate' },
        { element: 'terminate', outcome: null },
        { element: 'notify-terminated', outcome: null },
      ],
    });
  }, 120_000);

  test('R-96 what the engine cannot go on with is told in words, with the place', async () => {
    const release = await readDiagram('unit-review');
    const faulty = release.replace(
      '=outcome = &quot;publicize&quot;',
      '=outcome = &quot;publicize&quot; and unknown.value &gt; 3',
    );
    const found = await rehearsed('unit-review', await saveDraft('unit-review', faulty));
    const result = resultOf(found, issued.id);
    expect(result).toMatchObject({ ending: 'incident', stopped: { element: 'review-outcome' } });
    expect(result.why).toMatch(/^流程图中的表达式取不到所需的数据：|^分支条件无法判断：/);
  }, 120_000);

  test('R-96 of one diagram there is one rehearsal at a time, a faulty drawing is refused, and the audit trail tells who', async () => {
    const analyst = await as('analyst');
    const order = (diagram: string, version: number) =>
      analyst.post<{ id: string; code: string; detail: string }>(
        `/api/diagrams/${diagram}/versions/${version}/rehearsals`,
        { recent: 4, assumptions: {} },
      );
    const both = await Promise.all([order('unit-review', 0), order('unit-review', 0)]);
    const [ordered, refused] = both.toSorted((a, b) => a.status - b.status);
    expect([ordered?.status, refused?.body.code]).toEqual([201, 'REHEARSAL_UNDER_WAY']);
    const endless = (await readDiagram('unit-review')).replace(
      'sourceRef="entry-step" targetRef="join-review"',
      'sourceRef="entry-step" targetRef="entry-step"',
    );
    const faulty = await order('unit-review', await saveDraft('unit-review', endless));
    expect([faulty.status, faulty.body.code]).toEqual([422, 'DIAGRAM_FAULTY']);
    await waitFor('the one that was ordered to end', async () => {
      const { body } = await analyst.get<{ state: string }>(`/api/rehearsals/${ordered?.body.id ?? ''}`);
      return body.state === 'done';
    });
    const line = await sql<{ name: string; after: object }>(
      `select p.name, a.after from audit a join account p on p.id = a.account_id
       where a.action = 'diagram_rehearsed' order by a.id desc limit 1`,
    );
    expect(line).toMatchObject({ name: '流程分析员', after: { version: 0 } });
  }, 120_000);
});
