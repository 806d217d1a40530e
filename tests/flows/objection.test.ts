import { describe, expect, test } from '@jest/globals';
import { Application, bureau, hospital } from '../support/builders/application.ts';
import { moveClockTo } from '../support/clock.ts';
import { as, unitId } from '../support/platform.ts';
import { waitFor } from '../support/wait-for.ts';

const given = {
  name: '周正',
  contact: '13512345678',
  subject: '学历真实性',
  reason: '所填学历与本人了解的情况不符',
};

async function publicized(): Promise<Application> {
  const application = await Application.draft();
  await application.submit();
  await application.act(hospital.one, 'sign');
  await application.act(hospital.one, 'pass_and_publicize');
  return application;
}

async function settle(application: Application, outcome: 'upheld' | 'not_upheld'): Promise<void> {
  const { body } = await (
    await as(hospital.one)
  ).get<{ items: { id: string; outcome: string | null }[] }>(
    `/api/applications/${application.id}/objections`,
  );
  const objectionId = body.items.find((item) => item.outcome === null)?.id;
  await application.act(hospital.one, 'settle_objection', {
    objectionId,
    outcome,
    findings: '经向毕业院校核实',
  });
}

describe('a named objection on the engine', () => {
  test('R-90 the timer that fires while the clock stands still ends nothing; the new one does', async () => {
    const application = await publicized();
    const before = (await application.read()).publicity?.earliestReportDate ?? '';
    await application.act(hospital.one, 'raise_objection', given);
    await moveClockTo(before);
    const superiorUnitId = await unitId(bureau.unit);
    expect((await application.try(hospital.one, 'report', { superiorUnitId })).body.code).toBe(
      'OBJECTION_OPEN',
    );
    await settle(application, 'not_upheld');
    const { publicity } = await application.read();
    expect(publicity).toMatchObject({ over: false, stopped: false });
    expect((publicity?.earliestReportDate ?? '') > before).toBe(true);
    expect((await application.try(hospital.one, 'report', { superiorUnitId })).body.code).toBe(
      'PUBLICITY_NOT_OVER',
    );
    await moveClockTo(publicity?.earliestReportDate ?? '');
    await waitFor('publicity to be over', async () => (await application.read()).publicity?.over);
    await application.act(hospital.one, 'report', { superiorUnitId });
    expect((await application.events()).slice(3)).toEqual([
      'raise_objection',
      'settle_objection',
      'publicity_over',
      'report',
    ]);
  });

  test('R-90 upheld it is returned at once, and publicity is held from the beginning', async () => {
    const application = await publicized();
    await application.act(hospital.one, 'raise_objection', given);
    await settle(application, 'upheld');
    await application.act(hospital.one, 'return', { to: 'applicant', reason: '异议成立，请更正' });
    await application.act(application.applicant, 'resubmit');
    expect((await application.act(hospital.one, 'pass_and_publicize')).state).toBe('in_publicity');
    expect((await application.read()).publicity).toMatchObject({ over: false, objectionUpheld: false });
    const superiorUnitId = await unitId(bureau.unit);
    expect((await application.try(hospital.one, 'report', { superiorUnitId })).body.code).toBe(
      'PUBLICITY_NOT_OVER',
    );
  });
});
