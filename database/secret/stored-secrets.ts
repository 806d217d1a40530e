import { holderIndex, idTailOf } from '../certificate/holder-index.ts';
import type { Cipher } from './cipher.ts';
import { renewForm } from './form.ts';

type Row = Readonly<Record<string, string | null>>;

/** A table that holds something encrypted, and how a portion of its rows comes under the key of now. */
export type StoredSecrets = {
  table: string;
  /** A uuid. */
  key: string;
  /** What is written, with its type. */
  columns: Readonly<Record<string, string>>;
  /** `key` and all that `renew` reads, as texts, held and in the order of the key. */
  select: string;
  renew: (cipher: Cipher, row: Row) => Row;
  /** The check that lets nothing plain in; made without a look at the rows that were there. */
  check?: string;
};

const portionOf = (table: string, key: string, read: string): string =>
  `select ${key} as key, ${read} from ${table} where ${key} > :after::uuid order by ${key} limit :portion for update`;

const form = (table: string, key: string): StoredSecrets => ({
  table,
  key,
  columns: { form: 'jsonb' },
  select: portionOf(table, key, 'form::text as form'),
  renew: (cipher, { form }) => ({
    form: JSON.stringify(renewForm(cipher, JSON.parse(form ?? '{}') as Record<string, unknown>)),
  }),
  check: `${table}_encrypted`,
});

/** Every place where numbers of documents and personal phones are stored. */
export const storedSecrets: readonly StoredSecrets[] = [
  {
    table: 'account',
    key: 'id',
    columns: { phone: 'text' },
    select: portionOf('account', 'id', 'phone'),
    renew: (cipher, { phone }) => ({ phone: cipher.renew('phone', phone ?? '') }),
    check: 'account_encrypted',
  },
  {
    table: 'profile',
    key: 'account_id',
    columns: { id_number: 'text', id_number_index: 'text', phone: 'text' },
    select: portionOf('profile', 'account_id', 'id_number, phone'),
    renew: (cipher, { id_number, phone }) => {
      const idNumber = id_number && cipher.renew('idNumber', id_number);
      return {
        id_number: idNumber ?? null,
        id_number_index: idNumber ? cipher.index('idNumber', cipher.decrypt('idNumber', idNumber)) : null,
        phone: phone ? cipher.renew('phone', phone) : null,
      };
    },
    check: 'profile_encrypted',
  },
  form('application', 'id'),
  form('returned_form', 'application_id'),
  {
    table: 'certificate',
    key: 'id',
    columns: { holder_index: 'text' },
    select: `select c.id as key, c.number, a.form->'basicInformation'->>'name' as name,
        a.form->'basicInformation'->>'idNumber' as id_number
      from certificate c join application a on a.id = c.application_id
      where c.id > :after::uuid order by c.id limit :portion for update of c`,
    // After the applications: their numbers are encrypted by now.
    renew: (cipher, { number, name, id_number }) => ({
      holder_index:
        number && name && id_number
          ? holderIndex(cipher, { number, name, idTail: idTailOf(cipher.decrypt('idNumber', id_number)) })
          : null,
    }),
  },
  {
    table: 'objection',
    key: 'id',
    columns: { contact: 'text' },
    select: portionOf('objection', 'id', 'contact'),
    renew: (cipher, { contact }) => ({ contact: cipher.renew('contact', contact ?? '') }),
    check: 'objection_encrypted',
  },
  {
    table: 'notice_delivery',
    key: 'id',
    columns: { recipient: 'text', recipient_index: 'text' },
    select: portionOf('notice_delivery', 'id', 'recipient'),
    renew: (cipher, row) => {
      const recipient = cipher.renew('recipient', row.recipient ?? '');
      return {
        recipient,
        recipient_index: cipher.index('recipient', cipher.decrypt('recipient', recipient)),
      };
    },
    check: 'notice_delivery_encrypted',
  },
];
