import { describe, expect, test } from '@jest/globals';
import { Application, approvalDocument, bureau, hospital } from '../support/builders/application.ts';
import { buildInitialForm } from '../support/builders/forms.ts';
import { newPerson, unitId } from '../support/platform.ts';
import { waitFor } from '../support/wait-for.ts';

describe('ends', () => {
  test('R-46 a termination bars this accepting unit and business this year, and nothing else', async () => {
    const { person } = await newPerson();
    const application = await Application.draft({ applicant: person });
    await application.submit();
    await application.act(hospital.one, 'sign');
    expect((await application.act(hospital.one, 'terminate', { reason: '不具备申报条件' })).state).toBe(
      'terminated',
    );
    const ask = {
      business: 'initial',
      acceptingUnitId: await unitId(bureau.unit),
      workUnitId: await unitId(hospital.unit),
      form: {},
    };
    expect((await person.post('/api/applications', ask)).body.code).toBe('BARRED');
    expect((await person.post('/api/applications', { ...ask, business: 'confirmation' })).status).toBe(201);
    const elsewhere = await person.post('/api/applications', {
      ...ask,
      acceptingUnitId: await unitId('江州市人力资源和社会保障局'),
    });
    expect(elsewhere.status).toBe(201);
  });

  test('R-20 the applicant gives up, and may apply again', async () => {
    const application = await Application.draft();
    await application.submit();
    await application.act(application.applicant, 'withdraw');
    expect((await application.act(application.applicant, 'abandon')).state).toBe('abandoned');
    await Application.draft({ applicant: application.applicant });
  });

  test('R-55 held, released and issued', async () => {
    const application = await (await Application.draft()).toBatch();
    expect((await application.act(bureau.one, 'hold', { reason: '有群众反映，待核实' })).state).toBe('held');
    expect((await application.act(bureau.two, 'release')).state).toBe('to_certify');
    expect(
      (await application.act(bureau.one, 'issue', { approvalDocumentId: await approvalDocument() })).state,
    ).toBe('completed');
  });

  test('R-55 held and rejected ends without a bar', async () => {
    const application = await (await Application.draft()).toBatch();
    await application.act(bureau.one, 'hold', { reason: '有群众反映，待核实' });
    expect((await application.act(bureau.one, 'reject', { reason: '业绩材料不实' })).state).toBe('rejected');
    await Application.draft({ applicant: application.applicant });
  });

  test('R-56 a revoked certificate shows so, and is not revoked twice', async () => {
    const application = await (await Application.draft()).toBatch();
    await application.act(bureau.one, 'issue', { approvalDocumentId: await approvalDocument() });
    const input = { approvalDocumentId: await approvalDocument('revoke'), reason: '申报材料弄虚作假' };
    expect((await application.act(bureau.one, 'revoke', input)).state).toBe('revoked');
    const { body } = await application.applicant.get<{ items: { revokedOn: string | null }[] }>(
      '/api/certificates',
    );
    expect(body.items).toEqual([
      expect.objectContaining({ revokedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) }),
    ]);
    expect((await application.try(bureau.one, 'revoke', input)).body.code).toBe('ACT_NOT_POSSIBLE_NOW');
    await waitFor('the notice of revocation', async () => {
      const notices = await application.applicant.get<{ items: { kind: string }[] }>('/api/notices');
      return notices.body.items.some(({ kind }) => kind === 'revoked');
    });
  });

  test('R-54 an approval document that is not published, of another kind or business issues nothing', async () => {
    const application = await (await Application.draft()).toBatch();
    for (const approvalDocumentId of [
      await approvalDocument('revoke'),
      await approvalDocument('issue', 'confirmation'),
    ]) {
      expect((await application.try(bureau.one, 'issue', { approvalDocumentId })).body.code).toBe(
        'APPROVAL_DOCUMENT_NOT_USABLE',
      );
    }
    expect((await application.read()).state).toBe('to_certify');
  });

  test('R-18 a faulty form is refused with every fault at its field, and nothing changes', async () => {
    const application = await Application.draft({
      form: { ...buildInitialForm(), degrees: [], achievements: '' },
    });
    const answer = await application.try(application.applicant, 'submit', { commitment: true });
    expect(answer.status).toBe(422);
    const faults = (answer.body as unknown as { faults: { field: string }[] }).faults.map(
      ({ field }) => field,
    );
    expect(faults).toEqual(expect.arrayContaining(['degrees', 'achievements']));
    expect((await application.read()).state).toBe('draft');
  });
});
