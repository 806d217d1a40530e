import { z } from 'zod';
import { phoneNumber } from '../application/form/basic-information.ts';
import { choice, section, text } from '../application/form/fields.ts';
import { type RoutingUnit, type UnitKind, unitKinds } from '../routing/superiors.ts';
import { parseCreditCode } from './credit-code.ts';

export const unitKindTitles: Record<UnitKind, string> = {
  work_unit: '企事业单位（用人单位）',
  group: '大型企事业单位（集团）',
  district_department: '区县行业主管部门',
  district_bureau: '区县人力资源和社会保障局',
  municipal_department: '市级行业主管部门',
  municipal_bureau: '市人力资源和社会保障局',
};

const phone = (label: string) =>
  text(label, 20).regex(phoneNumber, `${label}应为11位手机号，或带区号的固定电话，如 023-12345678`);

const contact = section('业务联系人', { name: text('联系人', 50), phone: phone('联系电话') }).nullable();

/** a unit's base information, whole. */
export const unitInformation = z.strictObject({
  name: text('单位名称', 100),
  creditCode: text('统一社会信用代码', 30).transform((value, context) => {
    const read = parseCreditCode(value);
    if (read.ok) return read.code;
    context.addIssue(read.fault);
    return z.NEVER;
  }),
  kind: choice('单位类型', unitKinds),
  district: text('所在区县', 20).nullable(),
  address: text('单位地址', 200),
  departmentId: z.uuid('请选择主管部门').nullable(),
  contactName: text('联系人', 50),
  contactPhone: phone('联系电话'),
  /** Where a business has none of its own, the unit's contact stands in. */
  contacts: section('业务联系人', { initial: contact, confirmation: contact }),
  signing: z.boolean({ error: '请选择是否启用签收' }),
});
export type UnitInformation = z.output<typeof unitInformation>;

/** 填写说明: shown where the information is completed. */
export const fillingNotes = [
  '单位名称、统一社会信用代码请按登记证书填写。',
  '市属单位不填所在区县；区县属企事业单位、非公有制单位请填写所在区县。',
  '主管部门：市属事业单位、大型企事业单位分支机构，选择所在市级行业部门或集团。',
  '主管部门：市级主管部门、大型企事业单位，选择市人社局。',
  '主管部门：区县属企事业单位、非公有制单位，选择所在区县人社局。',
  '联系人和联系电话供申报人和上下级单位联系，可按业务分别设置。',
  '启用签收后，申报书须先签收再审核；停用时，待签收的申报书转入待审核。',
] as const;

const required = {
  name: '单位名称',
  creditCode: '统一社会信用代码',
  address: '单位地址',
  contactName: '联系人',
  contactPhone: '联系电话',
} as const satisfies Partial<Record<keyof UnitInformation, string>>;

/** What a unit has so far; texts that are not filled in are empty. */
export type StoredInformation = Omit<UnitInformation, 'creditCode'> & { creditCode: string | null };

export function missingOfUnit(stored: StoredInformation): { field: string; title: string }[] {
  const missing: { field: string; title: string }[] = Object.entries(required)
    .filter(([field]) => !stored[field as keyof typeof required])
    .map(([field, title]) => ({ field, title }));
  if (needsDistrict(stored.kind) && stored.district === null)
    missing.push({ field: 'district', title: '所在区县' });
  if (needsDepartment(stored.kind) && stored.departmentId === null)
    missing.push({ field: 'departmentId', title: '主管部门' });
  return missing;
}

export const needsDepartment = (kind: UnitKind): boolean => kind !== 'municipal_bureau';
export const needsDistrict = (kind: UnitKind): boolean =>
  kind === 'district_bureau' || kind === 'district_department';

/** Kinds that a unit may choose for itself; what holds office is the platform administrator's to say. */
export const ownChoice = (kind: UnitKind): boolean => kind === 'work_unit' || kind === 'group';

export const asRoutingUnit = (
  unit: Pick<RoutingUnit, 'id' | 'issuesCertificates'>,
  { name, kind, district, departmentId }: Omit<RoutingUnit, 'id' | 'issuesCertificates'>,
): RoutingUnit => ({
  id: unit.id,
  issuesCertificates: unit.issuesCertificates,
  name,
  kind,
  district,
  departmentId,
});
