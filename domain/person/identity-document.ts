import { type IdentityCard, parseIdentityCard } from './identity-card.ts';

/** The documents by which a person is known. */
export const documentTypes = [
  'identity_card',
  'residence_permit',
  'permanent_residence',
  'hong_kong_macao_permit',
  'taiwan_permit',
  'passport',
] as const;
export type DocumentType = (typeof documentTypes)[number];

export const documentTypeTitles: Record<DocumentType, string> = {
  identity_card: '居民身份证',
  residence_permit: '港澳台居民居住证',
  permanent_residence: '外国人永久居留身份证',
  hong_kong_macao_permit: '港澳居民来往内地通行证',
  taiwan_permit: '台湾居民来往大陆通行证',
  passport: '护照',
};

/** Documents with the 18-digit number of GB 11643, which says birth date and sex, and how it must begin. */
const withCitizenNumber: Partial<Record<DocumentType, { begins: RegExp; fault: string }>> = {
  identity_card: { begins: /^/, fault: '' },
  residence_permit: { begins: /^8[123]/, fault: '港澳台居民居住证号应以81、82或83开头' },
};

const patterns: Partial<Record<DocumentType, { pattern: RegExp; fault: string }>> = {
  permanent_residence: {
    pattern: /^([A-Z]{3}\d{12}|9\d{16}[\dX])$/,
    fault: '外国人永久居留身份证号应为18位，或3位字母加12位数字',
  },
  hong_kong_macao_permit: {
    pattern: /^[HM]\d{8}(\d{2})?$/,
    fault: '港澳居民来往内地通行证号应为H或M加8位数字',
  },
  taiwan_permit: { pattern: /^\d{8}(\d{2})?$/, fault: '台湾居民来往大陆通行证号应为8位数字' },
  passport: { pattern: /^[A-Z0-9]{5,20}$/, fault: '护照号应为5至20位字母和数字' },
};

export type ReadDocument =
  { ok: true; number: string; card: IdentityCard | null } | { ok: false; faults: readonly string[] };

/** Reads a document's number as it is stored: without spaces around it, in capitals. */
export function readDocument(type: DocumentType, text: string): ReadDocument {
  const number = text.trim().toUpperCase();
  const citizen = withCitizenNumber[type];
  if (citizen) {
    if (!citizen.begins.test(number)) return { ok: false, faults: [citizen.fault] };
    const read = parseIdentityCard(number);
    return read.ok ? { ok: true, number, card: read.card } : read;
  }
  const rule = patterns[type];
  return rule && !rule.pattern.test(number)
    ? { ok: false, faults: [rule.fault] }
    : { ok: true, number, card: null };
}
