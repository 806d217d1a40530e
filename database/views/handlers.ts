import type { DocumentType } from '../../domain/person/identity-document.ts';
import type { StoredPermission } from '../../domain/rights.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';

export type HandlerViewRow = {
  account_id: string;
  name: string;
  document_type: DocumentType | null;
  id_number: string | null;
  phone: string;
  permissions: StoredPermission[];
  applications: number;
  created_at: Date;
  revision: number;
};

/** the unit's handlers, in the order in which they came; with `accountId` that one alone. A unit has few. */
export async function handlersOf(
  knex: Db,
  unitId: string,
  accountId: string | null = null,
): Promise<HandlerViewRow[]> {
  const rows = await query<HandlerViewRow>(
    knex,
    `select h.account_id, a.name, p.document_type, p.id_number, coalesce(p.phone, a.phone) as phone, h.permissions,
       (select count(*)::int from application x where x.handler_id = h.account_id and x.unit_id = h.unit_id) as applications,
       h.created_at, h.revision
     from handler h join account a on a.id = h.account_id left join profile p on p.account_id = h.account_id
     where h.unit_id = :unitId and h.removed_at is null and (:accountId::uuid is null or h.account_id = :accountId)
     order by h.created_at, a.name, h.account_id`,
    { unitId, accountId },
  );
  const cipher = cipherOf(knex);
  return rows.map((row) => ({
    ...row,
    id_number: row.id_number && cipher.decrypt('idNumber', row.id_number),
    phone: cipher.decrypt('phone', row.phone),
  }));
}
