import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { changesSinceReturn } from '../../../database/application/changes-since-return.ts';
import { keepReturned } from '../../../database/application/returned-form.ts';
import { connect } from '../../../database/connect.ts';
import { personWithDocument } from '../../../database/handler/handlers.ts';
import { up, down } from '../../../database/migrations/202611250002_encrypted_numbers.ts';
import { noteDeliveries } from '../../../database/notice/deliveries.ts';
import { readProfile } from '../../../database/profile/profiles.ts';
import { query, queryOne } from '../../../database/query.ts';
import { makeCipher } from '../../../database/secret/cipher.ts';
import { encryptStored } from '../../../database/secret/encrypt-stored.ts';
import { applicationDetailRow } from '../../../database/views/application-detail.ts';
import { objectionsOf } from '../../../database/views/objections.ts';
import { certificateOfHolder } from '../../../database/views/verification.ts';
import { issued } from '../../support/builders/certificate.ts';
import { buildPerson } from '../../support/builders/forms.ts';
import { dataKey } from '../../support/keys.ts';
import { ownApi, type OwnApi } from '../../support/own-api.ts';
import { accountOf } from '../../support/people.ts';
import { textsWith } from '../../support/texts-with.ts';

const phone = '13900139001';
const contact = '13512345678';
const { idNumber, phone: formPhone } = buildPerson();
const secrets = [phone, contact, idNumber, formPhone];

let api: OwnApi;
let knex: Knex;
let applicationId: string;
let number: string;
let account: { id: string; name: string; idNumber: string };
let noticeId: string;
const others: Knex[] = [];
beforeEach(async () => {
  api = await ownApi();
  ({ knex } = api);
  ({ applicationId, number } = await issued(api, 'applicant-1'));
  account = await accountOf(knex, 'applicant-1');
  await keepReturned(knex, {
    applicationId,
    unitId: (await queryOne<{ id: string }>(knex, 'select id from unit limit 1'))?.id ?? '',
    reason: '请补充',
    scope: null,
    at: new Date(),
  });
});
afterEach(async () => {
  for (const other of others.splice(0)) await other.destroy();
  await api.stop();
});

/** As a database was before there were keys: everything in plain. */
async function inPlain(): Promise<void> {
  await query(knex, 'delete from data_key');
  await down(knex);
  await knex('account').update({ phone });
  const rows = await knex<{ account_id: string }>('profile').select('account_id').orderBy('account_id');
  for (const [nth, { account_id }] of rows.entries())
    await knex('profile')
      .where({ account_id })
      .update({ id_number: account_id === account.id ? idNumber : `P${10000 + nth}`, phone });
  await knex('profile').where({ account_id: account.id }).update({ document_type: 'identity_card' });
  const form = { basicInformation: buildPerson() };
  await knex('application').where({ id: applicationId }).update({ form });
  await knex('returned_form').update({ form });
  await query(
    knex,
    `insert into objection (application_id, name, contact, subject, reason, raised_by, raised_at)
     select id, '周正', :contact, '学历', '不符', applicant_id, now() from application where id = :applicationId`,
    { contact, applicationId },
  );
  const made = await queryOne<{ id: string }>(
    knex,
    `insert into notice (account_id, application_id, kind, text, dedupe_key, created_at)
     values (:accountId, :applicationId, 'issued', '已发证', 'x', now()) returning id`,
    { accountId: account.id, applicationId },
  );
  noticeId = made?.id ?? '';
  await knex('notice_delivery').insert({ notice_id: noticeId, channel: 'sms', recipient: phone });
  await up(knex);
}

/** The same database under other keys. */
function under(current: string, ...old: string[]): Knex {
  const keys = [current, ...old].map((key) => Buffer.from(key, 'base64'));
  const [now = Buffer.alloc(32), ...before] = keys;
  const other = connect(api.databaseUrl, { max: 2, cipher: makeCipher({ current: now, old: before }) });
  others.push(other);
  return other;
}
const newKey = Buffer.alloc(32, 'new').toString('base64');
const thirdKey = Buffer.alloc(32, 'third').toString('base64');

/** Everything is found and read as it was. */
async function readsAll(by: Knex): Promise<void> {
  expect((await readProfile(by, account.id, false)).profile).toMatchObject({ idNumber, phone });
  const person = { documentType: 'identity_card', idNumber, name: account.name } as const;
  expect(await personWithDocument(by, person)).toEqual({ accountId: account.id });
  const detail = await applicationDetailRow(by, applicationId);
  expect(detail?.form.basicInformation).toMatchObject({ idNumber, phone: formPhone });
  expect((await changesSinceReturn(by, applicationId, 'initial'))?.sections).toEqual([]);
  expect((await objectionsOf(by, applicationId))[0]?.contact).toBe(contact);
  const idTail = idNumber.slice(-4);
  expect((await certificateOfHolder(by, { number, name: '陈静', idTail }))?.number).toBe(number);
  expect(await certificateOfHolder(by, { number, name: '陈静', idTail: '0000' })).toBeUndefined();
  // Noted once: it is known again by its index.
  expect(await noteDeliveries(by, noticeId, ['sms'])).toMatchObject([{ channel: 'sms', recipient: phone }]);
}

describe('what lies in the database at a start', () => {
  test('in plain, from before there were keys, is encrypted, and reads as it was', async () => {
    await inPlain();
    expect(await textsWith(knex, secrets)).not.toEqual([]);
    await encryptStored(knex);
    expect(await textsWith(knex, secrets)).toEqual([]);
    await readsAll(knex);
  });

  test('lets nothing plain in from then on', async () => {
    const plain = [
      () => knex('account').update({ phone }),
      () => knex('profile').update({ id_number: idNumber }),
      () => knex('profile').update({ phone }),
      () => knex('application').update({ form: { basicInformation: { idNumber } } }),
      () => knex('application').update({ form: { basicInformation: { phone } } }),
      () => knex('returned_form').update({ form: { basicInformation: { idNumber } } }),
    ];
    for (const write of plain) await expect(write()).rejects.toThrow('violates check constraint');
    const unchecked = await query(
      knex,
      `select conname from pg_constraint where conname like '%encrypted' and not convalidated`,
    );
    expect(unchecked).toEqual([]);
  });

  test('under an old key is encrypted anew, and the old key is needed no more', async () => {
    await inPlain();
    await encryptStored(knex);
    await encryptStored(under(newKey, dataKey));
    const later = under(newKey);
    await encryptStored(later);
    await readsAll(later);
  });

  test('under a key that is not set is refused, and stays as it is', async () => {
    await expect(encryptStored(under(newKey))).rejects.toMatchObject({ code: 'DATA_KEY_UNKNOWN' });
    await encryptStored(knex);
    expect((await readProfile(knex, account.id, false)).profile.idNumber).toBe(account.idNumber);
  });

  test('half done, as a killed start leaves it, needs both keys and is then brought to its end', async () => {
    await inPlain();
    await encryptStored(knex);
    const half = under(newKey, dataKey);
    await half.raw('alter table objection add constraint broken check (length(contact) < 3) not valid');
    await expect(encryptStored(half)).rejects.toThrow('broken');
    await half.raw('alter table objection drop constraint broken');
    for (const one of [under(newKey), knex])
      await expect(encryptStored(one)).rejects.toMatchObject({ code: 'DATA_KEY_UNKNOWN' });
    await encryptStored(under(thirdKey, newKey, dataKey));
    await readsAll(under(thirdKey));
  });
});
