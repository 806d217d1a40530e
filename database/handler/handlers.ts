import type { StoredPermission } from '../../domain/rights.ts';
import type { DocumentType } from '../../domain/person/identity-document.ts';
import type { Db } from '../connect.ts';
import { tellRights } from '../notice/tell-rights.ts';
import { query, queryOne } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';

export type HandlerRow = { name: string; permissions: StoredPermission[]; revision: number };

/**
 * Holds the unit's staff until the transaction ends: of two changes the second sees what the first did. Rows that only
 * name the unit are not held up.
 */
export const holdStaff = (
  knex: Db,
  unitId: string,
): Promise<{ issuesCertificates: boolean; hasLegalAccount: boolean } | undefined> =>
  queryOne(
    knex,
    `select issues_certificates as "issuesCertificates",
       exists (select 1 from account where legal_unit_id = :unitId) as "hasLegalAccount"
     from unit where id = :unitId for no key update`,
    { unitId },
  );

/** A handler that is not removed, held too: whoever signs waits, or is waited for (`stillHandles`). */
export const holdHandler = (knex: Db, unitId: string, accountId: string): Promise<HandlerRow | undefined> =>
  queryOne<HandlerRow>(
    knex,
    `select a.name, h.permissions, h.revision from handler h join account a on a.id = h.account_id
     where h.unit_id = :unitId and h.account_id = :accountId and h.removed_at is null for update of h`,
    { unitId, accountId },
  );

/** How many others of the unit give out its permissions. */
export async function otherAdministrators(knex: Db, unitId: string, accountId: string): Promise<number> {
  const row = await queryOne<{ count: number }>(
    knex,
    `select count(*)::int as count from handler
     where unit_id = :unitId and account_id <> :accountId and removed_at is null and 'handlers' = any(permissions)`,
    { unitId, accountId },
  );
  return row?.count ?? 0;
}

/** The person with this document and, by the sign-on, this name. */
export const personWithDocument = (
  knex: Db,
  { idNumber, ...person }: { documentType: DocumentType; idNumber: string; name: string },
): Promise<{ accountId: string } | undefined> =>
  queryOne(
    knex,
    `select a.id as "accountId" from profile p join account a on a.id = p.account_id
     where p.document_type = :documentType and p.id_number_index = :idNumberIndex and a.name = :name and a.kind = 'individual'`,
    { ...person, idNumberIndex: cipherOf(knex).index('idNumber', idNumber) },
  );

/** Adds a handler without permissions; one who was removed begins anew. False when they are one already. */
export async function addHandler(
  knex: Db,
  made: { unitId: string; accountId: string; at: Date },
): Promise<boolean> {
  const row = await queryOne(
    knex,
    `insert into handler as h (unit_id, account_id, permissions, created_at) values (:unitId, :accountId, '{}', :at)
     on conflict (unit_id, account_id) do update set permissions = '{}', created_at = :at, removed_at = null, revision = h.revision + 1
       where h.removed_at is not null
     returning 1`,
    made,
  );
  if (row) await tellRights(knex, made.accountId);
  return row !== undefined;
}

export async function savePermissions(
  knex: Db,
  saved: { unitId: string; accountId: string; permissions: readonly StoredPermission[] },
): Promise<void> {
  await query(
    knex,
    `update handler set permissions = :permissions, revision = revision + 1
     where unit_id = :unitId and account_id = :accountId`,
    saved,
  );
  await tellRights(knex, saved.accountId);
}

/** Whoever is removed has nothing left: the next request of theirs knows the unit no more. */
export async function removeHandler(
  knex: Db,
  removed: { unitId: string; accountId: string; at: Date },
): Promise<void> {
  await query(
    knex,
    `update handler set removed_at = :at, permissions = '{}', revision = revision + 1
     where unit_id = :unitId and account_id = :accountId`,
    removed,
  );
  await tellRights(knex, removed.accountId);
}
