import type { ObjectionOutcome, ObjectionSpan } from '../../domain/publicity/objection.ts';
import { dateInShanghai } from '../../domain/calendar/date.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';

export type NewObjection = {
  applicationId: string;
  name: string;
  contact: string;
  subject: string;
  reason: string;
  accountId: string;
  at: Date;
};

/** Enters a named objection; its id. The application's row is held by the act. */
export async function addObjection(knex: Db, objection: NewObjection): Promise<string> {
  const row = await queryOne<{ id: string }>(
    knex,
    `insert into objection (application_id, name, contact, subject, reason, raised_by, raised_at)
     values (:applicationId, :name, :contact, :subject, :reason, :accountId, :at) returning id`,
    { ...objection, contact: cipherOf(knex).encrypt('contact', objection.contact) },
  );
  return row?.id ?? '';
}

type Outcome = {
  id: string;
  applicationId: string;
  outcome: ObjectionOutcome;
  findings: string;
  accountId: string;
  at: Date;
};

/** Enters the outcome; what the objection was about, or nothing where there is none of this application without outcome. */
export const settleObjection = (knex: Db, settled: Outcome): Promise<{ subject: string } | undefined> =>
  queryOne<{ subject: string }>(
    knex,
    `update objection set outcome = :outcome, findings = :findings, settled_by = :accountId, settled_at = :at
     where id = :id and application_id = :applicationId and settled_at is null returning subject`,
    settled,
  );

/** When each of the application's objections stopped the clock, and until when. */
export async function objectionSpans(knex: Db, applicationId: string): Promise<ObjectionSpan[]> {
  const rows = await query<{ raised_at: Date; settled_at: Date | null }>(
    knex,
    'select raised_at, settled_at from objection where application_id = :applicationId',
    { applicationId },
  );
  return rows.map(({ raised_at, settled_at }) => ({
    raisedOn: dateInShanghai(raised_at),
    settledOn: settled_at && dateInShanghai(settled_at),
  }));
}
