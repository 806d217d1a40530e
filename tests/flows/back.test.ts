import { describe, expect, test } from '@jest/globals';
import { Application, bureau, health, hospital } from '../support/builders/application.ts';
import { buildInitialForm } from '../support/builders/forms.ts';
import { unitId } from '../support/platform.ts';

const reason = '学历证书附件不清晰，请重新填写';

describe('ways back', () => {
  test('R-20 withdrawn before the unit begins, amended and sent again as new', async () => {
    const application = await Application.draft();
    await application.submit();
    expect((await application.act(application.applicant, 'withdraw')).state).toBe('to_amend');
    expect((await application.act(application.applicant, 'resubmit')).state).toBe('to_sign');
  });

  test('R-20 after signing it cannot be withdrawn; the answer says who has it and their phone', async () => {
    const application = await Application.draft();
    await application.submit();
    await application.act(hospital.one, 'sign');
    const answer = await application.try(application.applicant, 'withdraw');
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'ALREADY_BEGUN', details: { who: `${hospital.unit} 石磊`, phone: '023-62770100' } },
    });
  });

  test('R-21 R-43 returned to the applicant it comes back to the unit and handler that returned it', async () => {
    const application = await (await Application.draft()).toAcceptingUnit();
    await application.act(bureau.one, 'sign');
    expect((await application.act(bureau.one, 'return', { to: 'applicant', reason })).state).toBe('to_amend');
    const again = await application.act(application.applicant, 'resubmit');
    expect(again).toMatchObject({ state: 'to_review', pending: { unit: bureau.unit, person: '周立群' } });
  });

  test('R-43 a return needs a reason and a node that the application has passed; refused, nothing changes', async () => {
    const application = await (await Application.draft()).toAcceptingUnit();
    await application.act(bureau.one, 'sign');
    const faultOf = async (input: Record<string, unknown>): Promise<string[]> => {
      const { status, body } = await application.try(bureau.one, 'return', input);
      return [String(status), ...(body.faults ?? []).map(({ field }) => field)];
    };
    expect(await faultOf({ to: 'applicant' })).toEqual(['422', 'reason']);
    expect(await faultOf({ to: 'applicant', reason: '   ' })).toEqual(['422', 'reason']);
    expect(await faultOf({ reason })).toEqual(['422', 'to']);
    // Not on the way; and its own, which is no earlier one.
    expect(await faultOf({ to: await unitId(health.unit), reason })).toContain('to');
    expect(await faultOf({ to: await unitId(bureau.unit), reason })).toContain('to');
    expect(await application.read()).toMatchObject({ state: 'to_review', pending: { person: '周立群' } });
  });

  test('reading 5: a changed public view is put up again at the work unit', async () => {
    const application = await (await Application.draft()).toAcceptingUnit();
    await application.act(bureau.one, 'sign');
    await application.act(bureau.one, 'return', { to: 'applicant', reason });
    const { formRevision, publicity } = await application.read();
    const form = buildInitialForm({
      titleApplied: { series: '工程技术', profession: '市政工程', level: 'assistant' },
    });
    await application.act(application.applicant, 'amend', { form, formRevision });
    expect(await application.act(application.applicant, 'resubmit')).toMatchObject({
      state: 'to_review',
      pending: { unit: hospital.unit },
    });
    await application.act(hospital.one, 'pass_and_publicize');
    const anew = await application.read();
    expect(anew.state).toBe('in_publicity');
    expect(anew.publicity?.over).toBe(false);
    expect(anew.publicity?.start).not.toBe(publicity?.start);
  });

  test('R-43 reading 5: returned to the work unit, an unchanged public view keeps its old publicity', async () => {
    const application = await (await Application.draft()).toAcceptingUnit();
    await application.act(bureau.one, 'sign');
    await application.act(bureau.one, 'return', { to: await unitId(hospital.unit), reason });
    const before = (await application.read()).publicity;
    expect((await application.read()).pending?.person).toBe('石磊');
    await application.act(hospital.one, 'pass_and_publicize');
    expect((await application.read()).publicity).toMatchObject({ start: before?.start, end: before?.end });
    expect(
      (await application.act(hospital.one, 'report', { superiorUnitId: await unitId(bureau.unit) })).state,
    ).toBe('to_sign');
  });

  test('R-44 refused before signing it lies again where the reporting unit had left it', async () => {
    const application = await (await Application.draft()).toAcceptingUnit();
    const back = await application.act(bureau.one, 'refuse', { reason: '不属于本单位受理范围' });
    expect(back).toMatchObject({ state: 'in_publicity', pending: { unit: hospital.unit, person: '石磊' } });
    expect(
      (await application.act(hospital.one, 'report', { superiorUnitId: await unitId(health.unit) })).pending
        ?.unit,
    ).toBe(health.unit);
  });

  test('R-48 recalled before the upper unit signs; from a higher unit it lies in 待审核', async () => {
    const application = await Application.draft();
    await application.submit();
    await application.act(hospital.one, 'sign');
    await application.act(hospital.one, 'pass_and_publicize');
    await application.reportAfterPublicity(hospital.one, health.unit);
    expect(await application.act(hospital.two, 'recall')).toMatchObject({
      state: 'in_publicity',
      pending: { unit: hospital.unit },
    });
    await application.act(hospital.one, 'report', { superiorUnitId: await unitId(health.unit) });
    await application.act(health.one, 'sign');
    await application.act(health.one, 'report', { superiorUnitId: await unitId(bureau.unit) });
    expect(await application.act(health.one, 'recall')).toMatchObject({
      state: 'to_review',
      pending: { unit: health.unit, person: '唐晓燕' },
    });
  });

  test('R-48 after the upper unit has signed there is no recall', async () => {
    const application = await (await Application.draft()).toAcceptingUnit();
    await application.act(bureau.one, 'sign');
    expect((await application.try(hospital.one, 'recall')).body.code).toBe('ALREADY_BEGUN');
  });

  test('R-45 another handler takes over from the signer', async () => {
    const application = await Application.draft();
    await application.submit();
    await application.act(hospital.one, 'sign');
    expect((await application.try(hospital.two, 'pass_and_publicize')).body.code).toBe('NOT_THE_HANDLER');
    await application.act(hospital.two, 'take_over');
    expect((await application.try(hospital.one, 'pass_and_publicize')).body.code).toBe('NOT_THE_HANDLER');
    expect((await application.act(hospital.two, 'pass_and_publicize')).state).toBe('in_publicity');
  });
});
