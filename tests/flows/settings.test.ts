import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from '@jest/globals';
import { Application } from '../support/builders/application.ts';
import { changeSetting, changeUnit } from '../support/change-unit.ts';
import { moveClockTo } from '../support/clock.ts';
import { as, newPerson, unitId } from '../support/platform.ts';
import { waitFor } from '../support/wait-for.ts';

/** Units of no other flow: their settings are changed here. */
const hospital = {
  unit: '江州市第一人民医院',
  one: 'handler-first-hospital-1',
  two: 'handler-first-hospital-2',
};
const health = { unit: '江州市卫生健康委员会', one: 'handler-city-health-1' };
const university = { unit: '江州大学', one: 'handler-city-university-1' };
const education = { unit: '江州市教育委员会', one: 'handler-city-education-1' };
const branch = { unit: '江州建设集团第三工程公司', one: 'handler-third-branch-1' };
const group = { unit: '江州建设集团有限公司', one: 'handler-construction-group-1' };
const city = { unit: '江州市人力资源和社会保障局', one: 'handler-city-bureau-1' };

const signing = (on: boolean): Promise<void> => changeUnit(hospital.one, hospital.unit, { signing: on });
const setting = (over: object): Promise<void> => changeSetting(education.one, education.unit, over);
const usual = {
  enabled: true,
  phone: '023-61880303',
  instructions: '请如实申报',
  demands: [],
  secondPublicity: false,
};
afterAll(async () => {
  await signing(true);
  await setting(usual);
});

const to = (work: { unit: string }, accepting: { unit: string }): Promise<Application> =>
  Application.draft({ workUnit: work.unit, acceptingUnit: accepting.unit });
const report = async (application: Application, by: string, superior: { unit: string }): Promise<string> =>
  (await application.act(by, 'report', { superiorUnitId: await unitId(superior.unit) })).state;

/** From the accepting unit's 待发证 to the certificate. */
async function certify(application: Application, unit: string, by: string): Promise<string> {
  const person = await as(by);
  const path = `/api/units/${await unitId(unit)}`;
  const batch = { name: `批次 ${randomUUID()}`, business: 'initial', applicationIds: [application.id] };
  await person.post(`${path}/issuance-batches`, batch);
  const made = await person.post<{ id: string }>(`${path}/approval-documents`, {
    number: `江〔2026〕${randomUUID()}`,
    title: '关于职称证书的通知',
    kind: 'issue',
    business: 'initial',
    dated: '2026-03-02',
  });
  await person.post(`/api/approval-documents/${made.body.id}/publish`);
  const input = { approvalDocumentId: made.body.id };
  const refused = await application.try(by, 'issue', input);
  if (refused.status < 300) return application.rest().then(({ state }) => state);
  const from = (refused.body as unknown as { details: { from?: string } }).details.from;
  if (!from) throw new Error(JSON.stringify(refused.body));
  await moveClockTo(from);
  return (await application.act(by, 'issue', input)).state;
}

describe('settings changed under running applications', () => {
  test('R-32 signing switched off and on strands nothing, in whichever tab it lies', async () => {
    const [review, publicity, returned, reported, waits] = await Promise.all([
      to(hospital, city),
      to(hospital, city),
      to(hospital, city),
      to(hospital, city),
      to(hospital, city),
    ]);
    for (const application of [review, publicity, returned, reported, waits]) await application.submit();
    for (const application of [review, publicity, returned, reported])
      await application.act(hospital.one, 'sign');
    await returned.act(hospital.one, 'return', { to: 'applicant', reason: '请补充材料' });
    for (const application of [publicity, reported])
      await application.act(hospital.one, 'pass_and_publicize');
    await reported.reportAfterPublicity(hospital.one, health.unit);
    await signing(false);
    await waitFor('what waited to lie in 待审核', async () => {
      const { moving, state } = await waits.read();
      return !moving && state === 'to_review';
    });
    expect((await returned.act(returned.applicant, 'resubmit')).state).toBe('to_review');
    expect((await reported.act(hospital.one, 'recall')).state).toBe('in_publicity');
    await signing(true);
    const states = await Promise.all([review, publicity, returned, reported, waits].map((one) => one.read()));
    expect(states.map(({ state }) => state)).toEqual([
      'to_review',
      'in_publicity',
      'to_review',
      'in_publicity',
      'to_review',
    ]);
    for (const [application, by] of [
      [review, hospital.one],
      [returned, hospital.one],
      [waits, hospital.two],
    ] as const)
      expect((await application.act(by, 'pass_and_publicize')).state).toBe('in_publicity');
    expect(await report(publicity, hospital.one, health)).toBe('to_sign');
    expect(await report(reported, hospital.one, health)).toBe('to_sign');
    const anew = await to(hospital, city);
    expect((await anew.submit()).state).toBe('to_sign');
  });

  test('R-51 reading 18: settings changed and disabled after submission change nothing but what is decided later', async () => {
    const application = await to(university, education);
    expect((await application.submit()).state).toBe('to_review');
    const demands = [{ name: '新增材料', note: '', required: true }];
    await setting({ enabled: false, demands, secondPublicity: true });
    const { person } = await newPerson();
    const late = await person.post<{ code: string }>('/api/applications', {
      business: 'initial',
      acceptingUnitId: await unitId(education.unit),
      workUnitId: await unitId(university.unit),
    });
    expect(late.body.code).toBe('ACCEPTING_UNIT_CLOSED');
    await application.act(university.one, 'return', { to: 'applicant', reason: '请核对' });
    expect((await application.act(application.applicant, 'resubmit')).state).toBe('to_review');
    await application.act(university.one, 'pass_and_publicize');
    await application.reportAfterPublicity(university.one, education.unit);
    expect((await application.act(education.one, 'approve')).state).toBe('to_certify');
    // Decided on the day of approval; switched off a moment later it is held all the same.
    await setting(usual);
    expect((await application.read()).resultPublicity).not.toBeNull();
    expect(await certify(application, education.unit, education.one)).toBe('completed');
  });

  test('R-31 R-42 the competent department moves while applications are on their way: each reaches its end', async () => {
    const [above, below] = [await to(branch, city), await to(branch, city)];
    for (const application of [above, below]) {
      await application.submit();
      await application.act(branch.one, 'pass_and_publicize');
    }
    await above.reportAfterPublicity(branch.one, group.unit);
    const departmentId = await unitId(education.unit);
    await changeUnit(branch.one, branch.unit, { departmentId });
    try {
      // What lies with the old department goes on from there, and back to the work unit.
      expect(await report(above, group.one, city)).toBe('to_sign');
      await above.act(city.one, 'sign');
      await above.act(city.one, 'return', { to: await unitId(branch.unit), reason: '请核对工作经历' });
      const refused = await below.try(branch.one, 'report', { superiorUnitId: await unitId(group.unit) });
      expect(refused.body.code).toBe('SUPERIOR_NOT_ALLOWED');
      await above.act(branch.one, 'pass_and_publicize');
      for (const application of [above, below]) {
        expect(await report(application, branch.one, education)).toBe('to_review');
        expect(await report(application, education.one, city)).toBe('to_sign');
        await application.act(city.one, 'sign');
        await application.act(city.one, 'approve');
        expect(await certify(application, city.unit, city.one)).toBe('completed');
      }
    } finally {
      await changeUnit(branch.one, branch.unit, { departmentId: await unitId(group.unit) });
    }
  });
});
