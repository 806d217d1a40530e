import type { Profile } from '../../domain/person/profile.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';
import { violates } from '../violates.ts';

/**
 * What the person has saved; the phone of the sign-on stands in until they have entered one. With `lock` the account is
 * held until the transaction ends.
 */
export async function readProfile(
  knex: Db,
  accountId: string,
  lock: boolean,
): Promise<{ name: string; profile: Profile }> {
  const row = await queryOne<Profile & { name: string }>(
    knex,
    `select a.name, p.document_type as "documentType", p.id_number as "idNumber", p.sex, p.birth_date as "birthDate",
       coalesce(p.phone, nullif(a.phone, '')) as phone, p.nation, p.political_status as "politicalStatus",
       p.work_unit as "workUnit", p.education
     from account a left join profile p on p.account_id = a.id where a.id = :accountId ${lock ? 'for no key update of a' : ''}`,
    { accountId },
  );
  if (!row) throw new Error(`account ${accountId} does not exist`);
  const { name, ...profile } = row;
  const cipher = cipherOf(knex);
  const idNumber = profile.idNumber && cipher.decrypt('idNumber', profile.idNumber);
  return {
    name,
    profile: { ...profile, idNumber, phone: profile.phone && cipher.decrypt('phone', profile.phone) },
  };
}

/** Saves the whole; false when another account has this document. The transaction is then lost. */
export async function saveProfile(knex: Db, accountId: string, profile: Profile, at: Date): Promise<boolean> {
  const cipher = cipherOf(knex);
  const { idNumber, phone } = profile;
  try {
    await query(
      knex,
      `insert into profile (account_id, document_type, id_number, id_number_index, sex, birth_date, phone, nation, political_status, work_unit, education, saved_at)
       values (:accountId, :documentType, :idNumber, :idNumberIndex, :sex, :birthDate, :phone, :nation, :politicalStatus, :workUnit, :education, :at)
       on conflict (account_id) do update set document_type = excluded.document_type, id_number = excluded.id_number,
         id_number_index = excluded.id_number_index, sex = excluded.sex, birth_date = excluded.birth_date, phone = excluded.phone, nation = excluded.nation,
         political_status = excluded.political_status, work_unit = excluded.work_unit, education = excluded.education, saved_at = :at`,
      {
        accountId,
        ...profile,
        idNumber: idNumber && cipher.encrypt('idNumber', idNumber),
        idNumberIndex: idNumber && cipher.index('idNumber', idNumber),
        phone: phone && cipher.encrypt('phone', phone),
        at,
      },
    );
    return true;
  } catch (error) {
    if (violates(error, 'profile_document')) return false;
    throw error;
  }
}
