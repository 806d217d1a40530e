import { z } from 'zod';
import { basicInformation } from '../application/form/basic-information.ts';
import { choice, text } from '../application/form/fields.ts';
import type { IsoDate } from '../calendar/date.ts';
import type { FieldFault } from '../errors.ts';
import { sexTitles } from './identity-card.ts';
import { documentTypes, readDocument } from './identity-document.ts';
import { mask } from './mask.ts';

const { sex, birthDate, phone, nation, politicalStatus, workUnit } = basicInformation.shape;
const education = basicInformation.shape.education.unwrap();

/** what the personal centre saves. What is not filled in yet is null; what is filled in is right. */
export const profile = z.strictObject({
  documentType: choice('证件类型', documentTypes).nullable().default(null),
  idNumber: text('证件号码', 30).nullable().default(null),
  sex: sex.nullable().default(null),
  birthDate: birthDate.nullable().default(null),
  phone: phone.nullable().default(null),
  nation: nation.nullable().default(null),
  politicalStatus: politicalStatus.nullable().default(null),
  workUnit: workUnit.nullable().default(null),
  education: education.nullable().default(null),
});
export type Profile = z.output<typeof profile>;

export const emptyProfile: Profile = profile.parse({});

/** What an application cannot be started without. */
const required = {
  documentType: '证件类型',
  idNumber: '证件号码',
  sex: '性别',
  birthDate: '出生日期',
  phone: '联系电话',
  nation: '民族',
  politicalStatus: '政治面貌',
  workUnit: '工作单位',
} as const satisfies Partial<Record<keyof Profile, string>>;

/** The fields that are still missing, each with its sentence. */
export const missingOfProfile = (given: Profile): { field: string; title: string }[] =>
  Object.entries(required)
    .filter(([field]) => given[field as keyof typeof required] === null)
    .map(([field, title]) => ({ field, title }));

/** The number as it is stored, or every fault of the document, and of birth date and sex where the number says them. */
export function checkProfile(
  given: Profile,
  today: IsoDate,
): { idNumber: string | null; faults: readonly FieldFault[] } {
  const faults: FieldFault[] = [];
  const fault = (field: keyof Profile, reason: string) => faults.push({ field, reason });
  if (given.birthDate !== null && given.birthDate > today) fault('birthDate', '出生日期不能晚于今天');
  if (given.documentType === null && given.idNumber === null) return { idNumber: null, faults };
  if (given.documentType === null) fault('documentType', '请选择证件类型');
  if (given.idNumber === null) fault('idNumber', '请填写证件号码');
  if (given.documentType === null || given.idNumber === null) return { idNumber: null, faults };
  const read = readDocument(given.documentType, given.idNumber);
  if (!read.ok) {
    for (const reason of read.faults) fault('idNumber', reason);
    return { idNumber: null, faults };
  }
  const { card } = read;
  if (card && given.birthDate !== null && given.birthDate !== card.birthDate)
    fault('birthDate', `出生日期与证件号码不一致，证件号码中为 ${card.birthDate}`);
  if (card && given.sex !== null && given.sex !== card.sex)
    fault('sex', `性别与证件号码不一致，证件号码中为${sexTitles[card.sex]}`);
  return { idNumber: read.number, faults };
}

/** What has changed, for the audit trail: numbers only as others may see them. */
export function changesOfProfile(
  before: Profile,
  after: Profile,
): { before: Partial<Profile>; after: Partial<Profile> } {
  const changed = (Object.keys(after) as (keyof Profile)[]).filter((key) => before[key] !== after[key]);
  const told = (given: Profile): Partial<Profile> =>
    Object.fromEntries(changed.map((key) => [key, hides.has(key) ? hidden(given[key]) : given[key]]));
  return { before: told(before), after: told(after) };
}

const hides: ReadonlySet<keyof Profile> = new Set(['idNumber', 'phone']);
const hidden = (value: string | null): string | null => value && mask(value);
