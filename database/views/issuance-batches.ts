import type { BatchTab } from '../../domain/api/issuance-batches.ts';
import type { State } from '../../domain/application/states.ts';
import type { Business, Level } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { literally } from '../literally.ts';
import { query, queryAnew, queryOne } from '../query.ts';
import { searched } from './application-lists.ts';
import { type ApplicationRow, applicationRows } from './applications.ts';

export type BatchListRow = {
  id: string;
  unitId: string;
  business: Business;
  name: string;
  size: number;
  createdBy: string;
  createdAt: Date;
};
type Key = { at: Date; id: string };

const batch = `select b.id, b.unit_id as "unitId", b.business, b.name, p.name as "createdBy", b.created_at as "createdAt",
    (select count(*)::int from issuance_batch_item i where i.batch_id = b.id) as size
  from issuance_batch b join account p on p.id = b.created_by`;

/** R-53: a unit's batches, the newest first. */
export const batchesOf = (
  knex: Db,
  ask: {
    unitId: string;
    business?: Business | undefined;
    search: string;
    after: Key | undefined;
    limit: number;
  },
): Promise<BatchListRow[]> =>
  query<BatchListRow>(
    knex,
    `${batch} where b.unit_id = :unitId
       ${ask.business ? 'and b.business = :business' : ''} ${ask.search ? 'and b.name like :pattern' : ''}
       ${ask.after ? 'and (b.created_at, b.id) < (:at, :id)' : ''}
     order by b.created_at desc, b.id desc limit :limit`,
    {
      unitId: ask.unitId,
      limit: ask.limit,
      ...(ask.business ? { business: ask.business } : {}),
      ...(ask.search ? { pattern: `%${literally(ask.search)}%` } : {}),
      ...ask.after,
    },
  );

export const batchListRow = (knex: Db, id: string): Promise<BatchListRow | undefined> =>
  queryOne<BatchListRow>(knex, `${batch} where b.id = :id`, { id });

/** What a search looks in: `reach` of the unit that certifies. */
const reachOfUnit = 'join reach r on r.application_id = a.id and r.unit_id = a.accepting_unit_id';

/** How many of a batch are in which state (R-54). */
export const countsOfBatch = (knex: Db, batchId: string): Promise<{ state: State; count: number }[]> =>
  query(
    knex,
    `select a.state, count(*)::int as count from issuance_batch_item i join application a on a.id = i.application_id
     where i.batch_id = :batchId group by a.state`,
    { batchId },
  );

export type BatchItemRow = {
  applicationId: string;
  number: string | null;
  applicant: string;
  workUnit: string;
  title_applied: { series?: string; profession?: string; level?: Level } | null;
  state: State;
  moving: boolean;
  revision: number;
  earliestIssueDate: string | null;
  certificateNumber: string | null;
  approvalNumber: string | null;
  issuedOn: string | null;
  revokedAt: Date | null;
  revocationNumber: string | null;
};

/** R-54: a page of a batch's tab by number; a batch has a few thousand at most. `after` is the number of the row before. */
export function itemsOfBatch(
  knex: Db,
  ask: {
    batchId: string;
    tab?: BatchTab | undefined;
    search: string;
    after: string | undefined;
    limit: number;
  },
): Promise<BatchItemRow[]> {
  const [sql = '', bindings = {}] = ask.search ? searched(ask.search) : [];
  return query<BatchItemRow>(
    knex,
    `select a.id as "applicationId", a.number, p.name as applicant, w.name as "workUnit", a.form->'titleApplied' as title_applied,
       a.state, a.pending_act is not null as moving, a.revision, result.earliest_issue_date as "earliestIssueDate",
       c.number as "certificateNumber", d.number as "approvalNumber", c.issued_on as "issuedOn",
       c.revoked_at as "revokedAt", v.number as "revocationNumber"
     from (
       select a.* from issuance_batch_item i join application a on a.id = i.application_id
         ${ask.search ? reachOfUnit : ''}
       where i.batch_id = :batchId ${ask.tab ? 'and a.state = :tab' : ''} ${ask.after ? 'and a.number > :after' : ''}
         ${sql && `and ${sql}`}
       order by a.number limit :limit
     ) a
     join account p on p.id = a.applicant_id
     join unit w on w.id = a.work_unit_id
     left join result_publicity result on result.application_id = a.id
     left join certificate c on c.application_id = a.id
     left join approval_document d on d.id = c.approval_document_id
     left join approval_document v on v.id = c.revocation_document_id
     order by a.number`,
    {
      batchId: ask.batchId,
      limit: ask.limit,
      ...(ask.tab ? { tab: ask.tab } : {}),
      ...(ask.after ? { after: ask.after } : {}),
      ...bindings,
    },
  );
}

export type CandidateRow = ApplicationRow & { in_batch: boolean };

/**
 * R-53: who can be chosen for a batch: approved by this unit and in no batch, or in the very one that is being changed;
 * those approved first come first.
 */
export async function candidatesOf(
  knex: Db,
  ask: {
    unitId: string;
    business: Business;
    batchId: string | undefined;
    search: string;
    after: Key | undefined;
    limit: number;
  },
): Promise<CandidateRow[]> {
  const [sql = '', bindings = {}] = ask.search ? searched(ask.search) : [];
  const page = await queryAnew<{ id: string; in_batch: boolean }>(
    knex,
    `select a.id, item.batch_id is not null as in_batch
     from application a ${ask.search ? reachOfUnit : ''} left join issuance_batch_item item on item.application_id = a.id
     where a.unit_id = :unitId and a.business = :business and a.state in ('to_certify', 'held')
       and (item.batch_id is null ${ask.batchId ? 'or item.batch_id = :batchId' : ''})
       ${sql && `and ${sql}`} ${ask.after ? 'and (a.updated_at, a.id) > (:at, :id)' : ''}
     order by a.updated_at, a.id limit :limit`,
    {
      unitId: ask.unitId,
      business: ask.business,
      limit: ask.limit,
      ...(ask.batchId ? { batchId: ask.batchId } : {}),
      ...ask.after,
      ...bindings,
    },
  );
  const inBatch = new Map(page.map(({ id, in_batch }) => [id, in_batch]));
  const rows = await applicationRows(
    knex,
    page.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, in_batch: inBatch.get(row.id) ?? false }));
}
