import type { FieldFault } from '../errors.ts';
import { mask } from '../person/mask.ts';
import { type DepartmentQuestion, judgeDepartment } from '../routing/judge-department.ts';
import {
  needsDepartment,
  needsDistrict,
  ownChoice,
  type StoredInformation,
  type UnitInformation,
} from './information.ts';

/** What of a unit's information does not agree with its place among the units: every fault at its field. */
export function checkInformation(question: DepartmentQuestion): FieldFault[] {
  const { unit, current, units, levelsBelow } = question;
  const faults: FieldFault[] = [];
  const fault = (field: keyof UnitInformation, reason: string) => faults.push({ field, reason });
  if (unit.kind !== current.kind) {
    if (!ownChoice(unit.kind) || !ownChoice(current.kind)) fault('kind', '单位类型须由平台管理员变更');
    else if (levelsBelow > 0) fault('kind', '尚有单位以本单位为主管部门，不能变更单位类型');
  }
  const place = districtFault(question);
  if (place) fault('district', place);
  if (unit.departmentId === null) {
    if (needsDepartment(unit.kind)) fault('departmentId', '请选择主管部门');
    return faults;
  }
  const department = units.find(({ id }) => id === unit.departmentId);
  const judged = department && judgeDepartment(question, department);
  if (!judged) fault('departmentId', '没有这个主管部门');
  else if (!judged.allowed) fault('departmentId', judged.why);
  return faults;
}

function districtFault({ unit, current, units }: DepartmentQuestion): string | undefined {
  if (unit.district === null) return needsDistrict(unit.kind) ? '请填写所在区县' : undefined;
  if (!ownChoice(unit.kind))
    return unit.district === current.district ? undefined : '所在区县须由平台管理员变更';
  const known = units.some(({ kind, district }) => kind === 'district_bureau' && district === unit.district);
  return known ? undefined : '没有这个区县，请核对';
}

/** What has changed, for the audit trail: phones only as others may see them. */
export function changesOfUnit(
  before: StoredInformation,
  after: StoredInformation,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const [told, tells] = [hidden(before), hidden(after)];
  const differs = ([key, value]: [string, unknown]): boolean =>
    JSON.stringify(plain(before)[key]) !== JSON.stringify(plain(after)[key]) && value !== undefined;
  return {
    before: Object.fromEntries(Object.entries(told).filter(differs)),
    after: Object.fromEntries(Object.entries(tells).filter(differs)),
  };
}

const plain = (information: StoredInformation): Record<string, unknown> => information;

const hidden = ({ contacts, contactPhone, ...rest }: StoredInformation): Record<string, unknown> => ({
  ...rest,
  contactPhone: mask(contactPhone),
  contacts: {
    initial: contacts.initial && { ...contacts.initial, phone: mask(contacts.initial.phone) },
    confirmation: contacts.confirmation && {
      ...contacts.confirmation,
      phone: mask(contacts.confirmation.phone),
    },
  },
});
