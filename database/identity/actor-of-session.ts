import { type Actor, permissions, type StoredPermission } from '../../domain/rights.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

/** An actor but for where the request came from, which the database does not know. */
export type KnownPerson = Omit<Actor, 'address'>;

type Row = {
  id: string;
  name: string;
  kind: 'individual' | 'legal';
  administrator: boolean;
  analyst: boolean;
  memberships: {
    unitId: string;
    unitName: string;
    legal: boolean;
    informed: boolean;
    issues: boolean;
    permissions: StoredPermission[];
  }[];
};

/**
 * Whoever holds the session now, with what they may do in which unit: read anew for every request, so that a removed
 * handler or a changed permission counts at once. One query.
 */
export async function actorOfSession(
  knex: Db,
  tokenHash: string,
  now: Date,
): Promise<KnownPerson | undefined> {
  const row = await queryOne<Row>(
    knex,
    `select a.id, a.name, a.kind, a.administrator, a.analyst, coalesce((
       select json_agg(json_build_object('unitId', u.id, 'unitName', u.name, 'legal', m.legal, 'informed', u.informed_at is not null, 'issues', u.issues_certificates, 'permissions', m.permissions))
       from (
         select a.legal_unit_id as unit_id, true as legal, '{}'::text[] as permissions
         union all
         select h.unit_id, false, h.permissions from handler h
         where h.account_id = a.id and h.removed_at is null and h.unit_id is distinct from a.legal_unit_id
       ) m join unit u on u.id = m.unit_id), '[]') as memberships
     from session s join account a on a.id = s.account_id
     where s.token_hash = :tokenHash and s.expires_at > :now`,
    { tokenHash, now },
  );
  return (
    row && {
      accountId: row.id,
      name: row.name,
      kind: row.kind,
      administrator: row.administrator,
      analyst: row.analyst,
      memberships: row.memberships.map(({ permissions: ticked, ...of }) => ({
        unitId: of.unitId,
        unitName: of.unitName,
        permissions: of.legal ? permissions : ticked,
        issuesCertificates: of.issues,
        informationFirst: of.legal && !of.informed,
      })),
    }
  );
}
