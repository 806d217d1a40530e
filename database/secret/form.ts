import type { Cipher } from './cipher.ts';

type Form = Record<string, unknown>;

/** The fields of a form's basic information that are encrypted; the database's checks name the same ones. */
const secrets = ['idNumber', 'phone'] as const;

/** A form as it is stored. */
export const encryptForm = (cipher: Cipher, form: Readonly<Form>): Form =>
  withSecrets(form, (field, text) => cipher.encrypt(field, text));

/** A form as its applicant filled it in. */
export const decryptForm = (cipher: Cipher, stored: Readonly<Form>): Form =>
  withSecrets(stored, (field, text) => cipher.decrypt(field, text));

/** A stored form under the key of now. */
export const renewForm = (cipher: Cipher, stored: Readonly<Form>): Form =>
  withSecrets(stored, (field, text) => cipher.renew(field, text));

function withSecrets(
  form: Readonly<Form>,
  change: (field: (typeof secrets)[number], text: string) => string,
): Form {
  const person = form.basicInformation;
  if (typeof person !== 'object' || person === null) return { ...form };
  const changed: Form = { ...person };
  for (const field of secrets) {
    const text = changed[field];
    if (typeof text === 'string') changed[field] = change(field, text);
  }
  return { ...form, basicInformation: changed };
}
