import type { StoredInformation, UnitInformation } from '../../domain/unit/information.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';
import { violates } from '../violates.ts';

export type UnitRow = {
  id: string;
  issuesCertificates: boolean;
  /** When the unit's own people first submitted it whole. */
  informedAt: Date | null;
  department: string | null;
  revision: number;
  information: StoredInformation;
};

/** A unit as it describes itself. With `lock` it is held until the transaction ends: one of two changes waits. */
export async function readUnit(knex: Db, unitId: string, lock: boolean): Promise<UnitRow | undefined> {
  const row = await queryOne<Omit<UnitRow, 'information'> & StoredInformation>(
    knex,
    `select u.id, u.issues_certificates as "issuesCertificates", u.informed_at as "informedAt", d.name as department, u.revision,
       u.name, u.credit_code as "creditCode", u.kind, u.district, u.address, u.department_id as "departmentId",
       u.contact_name as "contactName", u.contact_phone as "contactPhone", u.signing,
       json_build_object('initial', i.contact, 'confirmation', c.contact) as contacts
     from unit u left join unit d on d.id = u.department_id
     left join lateral (${contactFor('initial')}) i on true
     left join lateral (${contactFor('confirmation')}) c on true
     where u.id = :unitId ${lock ? 'for no key update of u' : ''}`,
    { unitId },
  );
  if (!row) return undefined;
  const { id, issuesCertificates, informedAt, department, revision, ...information } = row;
  return { id, issuesCertificates, informedAt, department, revision, information };
}

const contactFor = (business: string): string =>
  `select json_build_object('name', name, 'phone', phone) as contact from unit_contact where unit_id = u.id and business = '${business}'`;

/**
 * Departments change one at a time over all units, so that two changes at once never make a circle. Held until the
 * transaction ends.
 */
export const holdDepartments = (knex: Db): Promise<unknown> =>
  query(knex, 'select pg_advisory_xact_lock(810420003)');

/** How many levels of units lie below: 0 where nobody has this one as competent department. */
export async function levelsBelow(knex: Db, unitId: string): Promise<number> {
  const row = await queryOne<{ depth: number }>(
    knex,
    `with recursive below (id, depth, way) as (
       select id, 1, array[id] from unit where department_id = :unitId
       union all
       select u.id, b.depth + 1, b.way || u.id from unit u join below b on u.department_id = b.id where u.id <> all(b.way)
     ) select coalesce(max(depth), 0)::int as depth from below`,
    { unitId },
  );
  return row?.depth ?? 0;
}

/**
 * Writes the whole; answers which value another unit has already, by the error's code. The transaction is then lost.
 */
export async function saveUnit(
  knex: Db,
  unitId: string,
  { contacts, ...information }: UnitInformation,
  at: Date,
): Promise<'UNIT_NAME_TAKEN' | 'CREDIT_CODE_TAKEN' | undefined> {
  try {
    await query(
      knex,
      `update unit set name = :name, credit_code = :creditCode, kind = :kind, district = :district, address = :address,
         department_id = :departmentId, contact_name = :contactName, contact_phone = :contactPhone, signing = :signing,
         informed_at = coalesce(informed_at, :at), revision = revision + 1
       where id = :unitId`,
      { ...information, unitId, at },
    );
  } catch (error) {
    if (violates(error, 'unit_name_key')) return 'UNIT_NAME_TAKEN';
    if (violates(error, 'unit_credit_code')) return 'CREDIT_CODE_TAKEN';
    throw error;
  }
  await query(knex, 'delete from unit_contact where unit_id = :unitId', { unitId });
  for (const [business, contact] of Object.entries(contacts)) {
    if (contact)
      await query(
        knex,
        'insert into unit_contact (unit_id, business, name, phone) values (:unitId, :business, :name, :phone)',
        { unitId, business, ...contact },
      );
  }
  return undefined;
}
