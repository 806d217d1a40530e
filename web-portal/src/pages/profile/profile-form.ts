import { describeForm, type FieldView } from '../../../../domain/application/form/describe.ts';
import { dateInShanghai } from '../../../../domain/calendar/date.ts';
import {
  type DocumentType,
  documentTypeTitles,
  readDocument,
} from '../../../../domain/person/identity-document.ts';
import { checkProfile, emptyProfile, type Profile, profile } from '../../../../domain/person/profile.ts';

/** What stands in the fields; what is not filled in is ''. */
export type ProfileTyped = Record<string, string>;

export const typedOf = (saved: Profile): ProfileTyped =>
  Object.fromEntries(Object.keys(emptyProfile).map((key) => [key, saved[key as keyof Profile] ?? '']));

const choiceOfDocument: FieldView = {
  key: 'documentType',
  title: '证件类型',
  kind: 'choice',
  most: 0,
  optional: false,
  openEnd: false,
  titles: documentTypeTitles,
};

/** The fields of the personal centre in their order: those of the form's basic information, the document before them. */
export const fieldsOfProfile: readonly FieldView[] = [
  choiceOfDocument,
  ...(describeForm('initial').find(({ key }) => key === 'basicInformation')?.fields ?? [])
    .filter(({ key }) => key !== 'name')
    .map((field) => (field.key === 'idNumber' ? { ...field, title: '证件号码' } : field)),
];

/** As the server takes it: what is not filled in is null. */
export const profileOf = (typed: ProfileTyped): Profile =>
  Object.fromEntries(Object.entries(typed).map(([key, text]) => [key, text === '' ? null : text])) as Profile;

/** The fault of each field that is filled in, by the server's own rules; one that is empty may wait. */
export function faultsOfProfile(typed: ProfileTyped): Record<string, string> {
  const given = profileOf(typed);
  const read = profile.safeParse(given);
  const faults = read.success
    ? checkProfile(read.data, dateInShanghai(new Date())).faults
    : read.error.issues.map(({ path, message }) => ({ field: path.join('.'), reason: message }));
  return Object.fromEntries(faults.toReversed().map(({ field, reason }) => [field, reason]));
}

/** Birth date and sex where the document's number says them and they are still empty. */
export function readOffNumber(typed: ProfileTyped): ProfileTyped {
  const { documentType = '', idNumber = '', sex = '', birthDate = '' } = typed;
  if (documentType === '' || idNumber === '') return {};
  const read = readDocument(documentType as DocumentType, idNumber);
  if (!read.ok || !read.card) return {};
  return {
    sex: sex === '' ? read.card.sex : sex,
    birthDate: birthDate === '' ? read.card.birthDate : birthDate,
  };
}
