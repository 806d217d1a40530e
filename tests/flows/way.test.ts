import { describe, expect, test } from '@jest/globals';
import { moveClockTo } from '../support/clock.ts';
import {
  Application,
  approvalDocument,
  bureau,
  company,
  health,
  hospital,
} from '../support/builders/application.ts';
import { as, unitId } from '../support/platform.ts';
import { waitFor } from '../support/wait-for.ts';

describe('the way of an application', () => {
  test('R-18 R-42 R-47 R-54 R-82 初定 goes from submission over three units to its certificate', async () => {
    const application = await Application.draft();
    expect((await application.submit()).state).toBe('to_sign');
    expect((await application.act(hospital.one, 'sign')).state).toBe('to_review');
    expect((await application.act(hospital.one, 'pass_and_publicize')).state).toBe('in_publicity');
    expect((await application.reportAfterPublicity(hospital.one, health.unit)).state).toBe('to_sign');
    await application.act(health.one, 'sign');
    await application.act(health.one, 'report', { superiorUnitId: await unitId(bureau.unit) });
    await application.act(bureau.one, 'sign');
    expect((await application.act(bureau.one, 'approve')).state).toBe('to_certify');
    await application.intoBatch(bureau.one);
    const done = await application.act(bureau.one, 'issue', { approvalDocumentId: await approvalDocument() });
    expect(done).toMatchObject({ state: 'completed', stateTitle: '已办结', pending: null });
    const { body } = await application.applicant.get<{
      items: { number: string; revokedOn: string | null }[];
    }>('/api/certificates');
    expect(body.items).toEqual([
      expect.objectContaining({ number: expect.stringMatching(/^渝C\d{4}-\d{6}$/), revokedOn: null }),
    ]);
    expect((await application.events()).at(-1)).toBe('issue');

    type Run = { processId: string; unit: string | null; passed: string[]; active: string[] };
    const { runs, diagrams } = (
      await application.applicant.get<{ runs: Run[]; diagrams: { processId: string; xml: string }[] }>(
        `/api/applications/${application.id}/flow`,
      )
    ).body;
    expect(diagrams.map(({ processId }) => processId)).toEqual(['initial-recognition', 'unit-review']);
    expect(runs.map(({ processId, unit }) => [processId, unit])).toEqual([
      ['initial-recognition', null],
      ...[hospital, health, bureau].map(({ unit }) => ['unit-review', unit]),
    ]);
    expect(runs.flatMap(({ active }) => active)).toEqual([]);
    const ofHospital = runs[1]?.passed ?? [];
    expect(ofHospital).toEqual(expect.arrayContaining(['sign', 'review', 'publicity', 'publicity-decided']));
    expect(runs[2]?.passed).toEqual(expect.arrayContaining(['sign', 'review', 'decided']));
    expect(runs[2]?.passed).not.toContain('publicity');
    for (const { xml } of diagrams) expect(xml).toContain('<bpmn:process');
  });

  test('R-15 R-41 确认 at a unit without signing goes straight to 待审核 and ends in a certificate', async () => {
    const application = await Application.draft({ business: 'confirmation', workUnit: company.unit });
    expect((await application.submit()).state).toBe('to_review');
    await application.act(company.two, 'pass_and_publicize');
    await application.reportAfterPublicity(company.one, bureau.unit);
    await application.act(bureau.two, 'sign');
    await application.act(bureau.two, 'approve');
    await application.intoBatch(bureau.two);
    const done = await application.act(bureau.two, 'issue', {
      approvalDocumentId: await approvalDocument('issue', 'confirmation'),
    });
    expect(done.state).toBe('completed');
  });

  test('R-90 the end of publicity is recorded and the unit is told, once', async () => {
    const application = await Application.draft();
    await application.submit();
    await application.act(hospital.one, 'sign');
    await application.act(hospital.one, 'pass_and_publicize');
    const { publicity } = await application.read();
    await moveClockTo(publicity?.earliestReportDate ?? '');
    await waitFor('publicity to be over', async () => (await application.read()).publicity?.over);
    const told = await waitFor('the notice', async () => {
      const { body } = await (
        await as(hospital.two)
      ).get<{ items: { applicationId: string; kind: string }[] }>('/api/notices');
      const found = body.items.filter(
        (notice) => notice.applicationId === application.id && notice.kind === 'publicity_over',
      );
      return found.length > 0 && found;
    });
    expect(told).toHaveLength(1);
    expect((await application.events()).filter((event) => event === 'publicity_over')).toHaveLength(1);
    expect((await application.read()).state).toBe('in_publicity');
  });
});
