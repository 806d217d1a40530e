import { randomUUID } from 'node:crypto';
import type { UnitKind } from '../../../domain/routing/unit-kinds.ts';
import type { StoredPermission } from '../../../domain/rights.ts';
import { parseCreditCode } from '../../../domain/unit/credit-code.ts';
import type { Person } from '../../../stack/http-client.ts';
import { as, newLegalPerson, newPerson, unitId } from '../platform.ts';

export type NewUnit = { id: string; name: string; legal: Person };
export type Wanted = {
  kind?: UnitKind;
  district?: string | null;
  department?: string;
  /** Its legal person has completed the base information; else that is still to do. */
  complete?: boolean;
  /** It has the authority to issue certificates. */
  issues?: boolean;
  signing?: boolean;
};

/** A unit of the test's own at the running platform, as the administrator makes one, with its legal person. */
export async function newUnit({
  kind = 'work_unit',
  district = '南山区',
  department = '南山区人力资源和社会保障局',
  complete = true,
  issues = false,
  signing = true,
}: Wanted = {}): Promise<NewUnit> {
  const name = `测试单位${randomUUID().slice(0, 8)}`;
  const administrator = await as('administrator');
  const departmentId = await unitId(department);
  const made = await administrator.post<{ id: string }>('/api/administration/units', {
    name,
    kind,
    district,
    departmentId,
  });
  if (made.status !== 201) throw new Error(`no unit: ${JSON.stringify(made.body)}`);
  const { id } = made.body;
  const unit = { id, name, legal: await newLegalPerson(`${name}（法人）`, id) };
  if (complete) await completeUnit(unit, { kind, district, departmentId, signing });
  if (issues) {
    const granted = await administrator.put(`/api/administration/units/${id}/authority`, { granted: true });
    if (granted.status !== 200) throw new Error(`no authority: ${JSON.stringify(granted.body)}`);
  }
  return unit;
}

async function completeUnit({ id, name, legal }: NewUnit, over: object): Promise<void> {
  const { body } = await legal.get<{ revision: number }>(`/api/units/${id}`);
  const answer = await legal.put(`/api/units/${id}`, {
    name,
    creditCode: newCreditCode(),
    address: '南山区测试路1号',
    contactName: '李主任',
    contactPhone: '023-62000000',
    contacts: { initial: null, confirmation: null },
    revision: body.revision,
    ...over,
  });
  if (answer.status !== 200) throw new Error(`not completed: ${JSON.stringify(answer.body)}`);
}

/** A code that no other unit has: seventeen characters, and the one that checks them. */
export function newCreditCode(): string {
  const digits = BigInt(`0x${randomUUID().replaceAll('-', '')}`)
    .toString()
    .slice(-15);
  const codes = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY', (last) => `91${digits}${last}`);
  return codes.find((code) => parseCreditCode(code).ok) ?? '';
}

/** A person of the test's own as the unit's handler with these menus. */
export async function newHandler(
  { id, legal }: NewUnit,
  permissions: readonly StoredPermission[],
  name = '测试经办人',
): Promise<{ accountId: string; subject: string; person: Person }> {
  const { accountId, idNumber, subject, person } = await newPerson(name);
  const path = `/api/units/${id}/handlers`;
  await legal.post(path, { documentType: 'passport', idNumber, name });
  const ticked = await legal.put(`${path}/${accountId}/permissions`, { permissions });
  if (ticked.status !== 200) throw new Error(`no handler: ${JSON.stringify(ticked.body)}`);
  return { accountId, subject, person };
}
