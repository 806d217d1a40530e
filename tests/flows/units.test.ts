import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { Application, bureau, company } from '../support/builders/application.ts';
import { type StaffedUnit, staffedUnit } from '../support/builders/staffed-unit.ts';
import { as, newPerson, unitId } from '../support/platform.ts';
import { waitFor } from '../support/wait-for.ts';

const from = (unit: StaffedUnit): Promise<Application> => Application.draft({ workUnit: unit.unit });
const administrated = async (unit: StaffedUnit) => {
  const path = `/api/administration/units?search=${encodeURIComponent(unit.unit)}`;
  type Listed = { items: Record<string, unknown>[] };
  return (await (await as('administrator')).get<Listed>(path)).body.items[0] ?? {};
};
/** The platform's administrator changes a unit but for what stays. */
async function administer(unit: StaffedUnit, over: object) {
  const { name, kind, district, departmentId, revision } = await administrated(unit);
  const body = { name, kind, district, departmentId, revision, ...over };
  return (await as('administrator')).put<{ code?: string; name: string }>(
    `/api/administration/units/${unit.id}`,
    body,
  );
}
const close = async (unit: StaffedUnit, successor: StaffedUnit, takeHandlers: boolean) =>
  (await as('administrator')).post<{ code?: string; successor: string | null }>(
    `/api/administration/units/${unit.id}/close`,
    { successorId: successor.id, takeHandlers, reason: '机构撤并' },
  );

/** From 公示中 at the unit to 待发证. */
async function toTheEnd(application: Application, by: string): Promise<string> {
  await application.reportAfterPublicity(by, bureau.unit);
  await application.act(bureau.one, 'sign');
  return (await application.act(bureau.one, 'approve')).state;
}

/** A published document of the unit. */
async function documentOf(unit: StaffedUnit, by: string, kind: 'issue' | 'revoke'): Promise<string> {
  const person = await as(by);
  const made = await person.post<{ id: string }>(`/api/units/${unit.id}/approval-documents`, {
    number: `测〔2026〕${randomUUID()}`,
    title: '关于职称证书的通知',
    kind,
    business: 'initial',
    dated: '2026-03-02',
  });
  await person.post(`/api/approval-documents/${made.body.id}/publish`);
  return made.body.id;
}

describe('a unit is closed while applications are on their way, and another takes over', () => {
  test('R-74 a work unit: whatever lay with it, in whichever tab, reaches its end with the successor', async () => {
    const [old, next] = [await staffedUnit(), await staffedUnit({ signing: false })];
    const [draft, waits, signed, shown, returned, reported] = await Promise.all(
      Array.from({ length: 6 }, () => from(old)),
    );
    if (!draft || !waits || !signed || !shown || !returned || !reported) throw new Error('six were made');
    for (const one of [waits, signed, shown, returned, reported]) await one.submit();
    for (const one of [signed, shown, returned, reported]) await one.act(old.one, 'sign');
    for (const one of [shown, reported]) await one.act(old.one, 'pass_and_publicize');
    await returned.act(old.one, 'return', { to: 'applicant', reason: '请核对工作经历' });
    await reported.reportAfterPublicity(old.one, bureau.unit);

    const closed = await close(old, next, false);
    expect([closed.status, closed.body.successor]).toEqual([200, next.unit]);

    // Its people have nothing more to do with it, and nobody begins with it anew.
    expect((await signed.try(old.one, 'pass_and_publicize')).body.code).toBe('APPLICATION_NOT_FOUND');
    const { person } = await newPerson();
    const late = await person.post('/api/applications', {
      business: 'initial',
      acceptingUnitId: await unitId(bureau.unit),
      workUnitId: old.id,
    });
    expect(late.status).toBe(422);

    await waitFor('what nobody had signed to lie in 待审核', async () => {
      const { moving, state } = await waits.read();
      return !moving && state === 'to_review';
    });
    // A refusal goes back to whoever reported it: the engine knows the old unit only.
    expect((await reported.act(bureau.one, 'refuse', { reason: '请核对主管部门' })).state).toBe(
      'in_publicity',
    );
    expect((await returned.act(returned.applicant, 'resubmit')).state).toBe('to_review');
    expect((await draft.submit()).state).toBe('to_review');
    for (const one of [draft, waits, signed, returned]) {
      expect((await one.read()).pending?.unit).toBe(next.unit);
      expect((await one.act(next.one, 'pass_and_publicize')).state).toBe('in_publicity');
    }
    for (const one of [draft, waits, signed, shown, returned, reported])
      expect(await toTheEnd(one, next.one)).toBe('to_certify');
    expect(await signed.events()).toContain('unit_succeeded');
  });

  test('R-74 R-56 an accepting unit: its handlers go with it, its batch is issued, what it issued is revoked', async () => {
    const department = '江州市人力资源和社会保障局';
    const above = { kind: 'municipal_department', district: null, department, issues: true } as const;
    const [old, next] = [await staffedUnit(above), await staffedUnit(above)];
    const arrive = async (): Promise<Application> => {
      const made = await Application.draft({ workUnit: company.unit, acceptingUnit: old.unit });
      await made.submit();
      await made.act(company.one, 'pass_and_publicize');
      await made.reportAfterPublicity(company.one, old.unit);
      return made;
    };
    const [waits, approved, issued] = [await arrive(), await arrive(), await arrive()];
    for (const one of [approved, issued]) {
      await one.act(old.one, 'sign');
      await one.act(old.one, 'approve');
    }
    const person = await as(old.one);
    await person.post(`/api/units/${old.id}/issuance-batches`, {
      name: '撤并前的批次',
      business: 'initial',
      applicationIds: [approved.id, issued.id],
    });
    const approvalDocumentId = await documentOf(old, old.one, 'issue');
    expect((await issued.act(old.one, 'issue', { approvalDocumentId })).state).toBe('completed');

    const poor = await staffedUnit();
    const refused = await close(old, poor, true);
    expect([refused.status, refused.body.code]).toEqual([422, 'INPUT_INVALID']);
    expect((await close(old, next, true)).status).toBe(200);

    // Its people go on, now for the successor.
    await waits.act(old.one, 'sign');
    expect((await waits.act(old.one, 'approve')).state).toBe('to_certify');
    expect((await approved.act(next.one, 'issue', { approvalDocumentId })).state).toBe('completed');
    const revocation = await documentOf(next, next.two, 'revoke');
    const input = { approvalDocumentId: revocation, reason: '经查申报材料不实' };
    expect((await issued.act(next.one, 'revoke', input)).state).toBe('revoked');
    type Certificates = { items: { unit: string; revokedOn: string | null }[] };
    const own = (await issued.applicant.get<Certificates>('/api/certificates')).body.items;
    // The certificate names who issued it.
    expect(own).toMatchObject([{ unit: old.unit, revokedOn: expect.any(String) }]);
    expect((await close(old, next, true)).body.code).toBe('UNIT_CLOSED');
  });

  test('R-74 what has come through both units goes on first; then the one takes over from the other', async () => {
    const department = '江州市人力资源和社会保障局';
    const above = await staffedUnit({ kind: 'group', district: null, department });
    const below = await staffedUnit({ district: null, department: above.unit });
    const both = await from(below);
    await both.submit();
    await both.act(below.one, 'sign');
    await both.act(below.one, 'pass_and_publicize');
    await both.reportAfterPublicity(below.one, above.unit);
    const refused = await close(below, above, true);
    expect([refused.status, refused.body.code]).toEqual([409, 'UNITS_SHARE_WAYS']);
    await both.act(above.one, 'refuse', { reason: '单位正在合并' });
    expect((await close(below, above, true)).status).toBe(200);
    // Its handler came along, and still has it.
    expect(await toTheEnd(both, below.one)).toBe('to_certify');
  });
});

describe('units move in the tree while applications are on their way', () => {
  test('R-74 name, district and department changed by the administrator: what is on its way reaches its end', async () => {
    const unit = await staffedUnit();
    const [waits, shown] = [await from(unit), await from(unit)];
    for (const one of [waits, shown]) await one.submit();
    await shown.act(unit.one, 'sign');
    await shown.act(unit.one, 'pass_and_publicize');
    const departmentId = await unitId('北湖区人力资源和社会保障局');
    const wrong = await administer(unit, { district: '北湖区' });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'INPUT_INVALID']);
    const name = `改名 ${unit.unit}`;
    const moved = await administer(unit, { district: '北湖区', departmentId, name });
    expect([moved.status, moved.body.name]).toEqual([200, name]);
    const stale = await (
      await as('administrator')
    ).put(`/api/administration/units/${unit.id}`, {
      name,
      kind: 'work_unit',
      district: '北湖区',
      departmentId,
      revision: 1,
    });
    expect([stale.status, stale.body.code]).toEqual([409, 'UNIT_CHANGED']);
    expect((await waits.read()).pending?.unit).toBe(name);
    await waits.act(unit.one, 'sign');
    await waits.act(unit.one, 'pass_and_publicize');
    for (const one of [waits, shown]) expect(await toTheEnd(one, unit.one)).toBe('to_certify');
  });

  test('R-74 a department becomes a group, and a unit on its way one that may be reported to', async () => {
    const [unit, above] = [await staffedUnit(), await staffedUnit({ kind: 'district_department' })];
    const one = await from(unit);
    await one.submit();
    await one.act(unit.one, 'sign');
    await one.act(unit.one, 'pass_and_publicize');
    const departmentId = await unitId('江州市人力资源和社会保障局');
    expect((await administer(above, { kind: 'group', district: null, departmentId })).status).toBe(200);
    const refused = await one.try(unit.one, 'report', { superiorUnitId: above.id });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(await toTheEnd(one, unit.one)).toBe('to_certify');
  });
});

describe('a handler is removed while applications are with them', () => {
  test('R-34 R-45 first handed over, then removed; what comes back finds no handler and is anybody’s', async () => {
    const unit = await staffedUnit();
    const [held, returned] = [await from(unit), await from(unit)];
    for (const one of [held, returned]) {
      await one.submit();
      await one.act(unit.one, 'sign');
      await one.act(unit.one, 'pass_and_publicize');
    }
    await returned.reportAfterPublicity(unit.one, bureau.unit);
    const path = `/api/units/${unit.id}/handlers/${unit.accountIds.one}`;
    const refused = await (await as(unit.two)).delete(path);
    expect([refused.status, refused.body.code]).toEqual([409, 'HANDLER_HAS_APPLICATIONS']);
    await held.act(unit.two, 'take_over');
    expect((await (await as(unit.two)).delete(path)).status).toBe(200);
    expect(
      (await held.try(unit.one, 'report', { superiorUnitId: await unitId(bureau.unit) })).body.code,
    ).toBe('APPLICATION_NOT_FOUND');
    await returned.act(bureau.one, 'sign');
    await returned.act(bureau.one, 'return', { to: unit.id, reason: '请核对学历' });
    expect((await returned.act(unit.two, 'pass_and_publicize')).state).toBe('in_publicity');
    for (const one of [held, returned]) expect(await toTheEnd(one, unit.two)).toBe('to_certify');
  });
});
