import type { ObjectionOutcome } from '../../domain/publicity/objection.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';

export type ObjectionRow = {
  id: string;
  name: string;
  contact: string;
  subject: string;
  reason: string;
  raisedBy: string;
  raisedAt: Date;
  outcome: ObjectionOutcome | null;
  findings: string;
  settledBy: string | null;
  settledAt: Date | null;
};

/** An application's named objections, in the order in which they were raised. There are few. */
export async function objectionsOf(knex: Db, applicationId: string): Promise<ObjectionRow[]> {
  const rows = await query<ObjectionRow>(
    knex,
    `select o.id, o.name, o.contact, o.subject, o.reason, raiser.name as "raisedBy", o.raised_at as "raisedAt",
       o.outcome, o.findings, settler.name as "settledBy", o.settled_at as "settledAt"
     from objection o join account raiser on raiser.id = o.raised_by left join account settler on settler.id = o.settled_by
     where o.application_id = :applicationId order by o.raised_at, o.id limit 200`,
    { applicationId },
  );
  return rows.map((row) => ({ ...row, contact: cipherOf(knex).decrypt('contact', row.contact) }));
}
