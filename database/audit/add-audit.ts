import type { Actor } from '../../domain/rights.ts';
import type { AuditAction, AuditObject } from '../../domain/audit.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type NewAudit = {
  actor: Actor;
  /** The unit for which it was done; null for the person's own and the platform administrator's. */
  unitId: string | null;
  action: AuditAction;
  object: AuditObject;
  objectId: string;
  /** What was there and what is there now: the changed fields alone, never a whole number of a document or phone. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  at: Date;
};

/** Adds to the audit trail, in the transaction of what it tells of. */
export async function addAudit(
  knex: Db,
  { actor, before = {}, after = {}, ...audit }: NewAudit,
): Promise<void> {
  await query(
    knex,
    `insert into audit (at, account_id, address, unit_id, action, object_kind, object_id, before, after)
     values (:at, :accountId, :address, :unitId, :action, :object, :objectId, :before, :after)`,
    {
      ...audit,
      accountId: actor.accountId,
      address: actor.address,
      before: JSON.stringify(before),
      after: JSON.stringify(after),
    },
  );
}
