import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type CommitmentRow = { business: Business; version: number; text: string; validFrom: Date };

const columns = 'business, version, text, valid_from as "validFrom"';

/** The text in force at this instant; of two the later version. */
export const commitmentAt = (knex: Db, business: Business, at: Date): Promise<CommitmentRow | undefined> =>
  queryOne<CommitmentRow>(
    knex,
    `select ${columns} from commitment where business = :business and valid_from <= :at order by version desc limit 1`,
    { business, at },
  );

/** Every version, the latest first. */
export const commitmentsOf = (knex: Db, business: Business): Promise<CommitmentRow[]> =>
  query<CommitmentRow>(
    knex,
    `select ${columns} from commitment where business = :business order by version desc`,
    { business },
  );

/** Adds a version after the one that its writer knew; nothing when another has been added meanwhile. */
export const addCommitment = (
  knex: Db,
  made: { business: Business; text: string; validFrom: Date; after: number; at: Date },
): Promise<CommitmentRow | undefined> =>
  queryOne<CommitmentRow>(
    knex,
    `insert into commitment (business, version, text, valid_from, created_at)
     select :business, :after::int + 1, :text, :validFrom, :at
     where (select max(version) from commitment where business = :business) = :after::int
     on conflict (business, version) do nothing returning ${columns}`,
    made,
  );
