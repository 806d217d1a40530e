import { describe, expect, test } from '@jest/globals';
import { Application, approvalDocument, bureau, hospital } from '../support/builders/application.ts';
import { as, sql, unitId } from '../support/platform.ts';

describe('two people acting at once', () => {
  test('R-49 the same act sent twice at once: exactly one wins, the other gets a clear conflict', async () => {
    const application = await Application.draft();
    await application.submit();
    const answers = await Promise.all([
      application.try(hospital.one, 'sign'),
      application.try(hospital.one, 'sign'),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toMatch(
      /APPLICATION_MOVING|ACT_NOT_POSSIBLE_NOW/,
    );
    expect((await application.events()).filter((event) => event === 'sign')).toHaveLength(1);
  });

  test('R-41 two handlers sign at once: one is the handler', async () => {
    const application = await Application.draft();
    await application.submit();
    const answers = await Promise.all([
      application.try(hospital.one, 'sign'),
      application.try(hospital.two, 'sign'),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const winner = answers[0].status === 200 ? '石磊' : '尹春燕';
    expect((await application.rest()).pending?.person).toBe(winner);
  });

  test('R-20 R-41 withdraw against sign at the same moment, a hundred times: one winner, one clear answer', async () => {
    const outcomes = { withdraw: 0, sign: 0 };
    const race = async (): Promise<void> => {
      const application = await Application.draft();
      await application.submit();
      const [withdrawn, signed] = await Promise.all([
        application.try(application.applicant, 'withdraw'),
        application.try(hospital.one, 'sign'),
      ]);
      expect([withdrawn.status, signed.status].toSorted()).toEqual([200, 409]);
      const rested = await application.rest();
      const won = withdrawn.status === 200 ? 'withdraw' : 'sign';
      expect(rested.state).toBe(won === 'withdraw' ? 'to_amend' : 'to_review');
      expect(
        (await application.events()).filter((event) => event === 'withdraw' || event === 'sign'),
      ).toEqual([won]);
      outcomes[won]++;
    };
    for (let round = 0; round < 25; round++) await Promise.all([race(), race(), race(), race()]);
    expect(outcomes.withdraw + outcomes.sign).toBe(100);
  }, 180_000);

  test('R-54 issuing twice at once makes one certificate', async () => {
    const application = await (await Application.draft()).toBatch();
    const input = { approvalDocumentId: await approvalDocument() };
    const answers = await Promise.all([1, 2, 3].map(() => application.try(bureau.one, 'issue', input)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const row = await sql<{ count: string }>('select count(*) from certificate where application_id = :id', {
      id: application.id,
    });
    expect(row?.count).toBe('1');
  });

  test('R-49 a batch answers per item, and one bad item spoils nothing', async () => {
    const good = await Application.draft();
    await good.submit();
    const bad = await Application.draft();
    const answer = await (
      await as(hospital.one)
    ).post<{ results: { done: boolean; problem: { code: string } | null }[] }>('/api/acts/sign', {
      items: [{ applicationId: bad.id }, { applicationId: good.id }],
    });
    expect(answer.body.results.map(({ done, problem }) => [done, problem?.code ?? null])).toEqual([
      [false, 'APPLICATION_NOT_FOUND'],
      [true, null],
    ]);
  });

  test('R-16 of two editors the second is told, and overwrites nothing', async () => {
    const application = await Application.draft();
    const { formRevision, form } = await application.read();
    const first = await application.try(application.applicant, 'amend', {
      form: { ...form, achievements: '甲' },
      formRevision,
    });
    const second = await application.try(application.applicant, 'amend', {
      form: { ...form, achievements: '乙' },
      formRevision,
    });
    expect([first.status, second.body.code]).toEqual([200, 'APPLICATION_CHANGED']);
    expect((await application.read()).form.achievements).toBe('甲');
  });

  test('R-42 a superior that routing does not allow is refused with the reason at its field', async () => {
    const application = await (await Application.draft()).toAcceptingUnit();
    await application.act(hospital.one, 'recall');
    const answer = await application.try(hospital.one, 'report', {
      superiorUnitId: await unitId('北湖区人力资源和社会保障局'),
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'SUPERIOR_NOT_ALLOWED', faults: [{ field: 'superiorUnitId' }] },
    });
  });
});
