import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { literally } from '../literally.ts';
import { query, queryOne } from '../query.ts';

export type BanRow = {
  id: string;
  applicant: string;
  acceptingUnit: string;
  business: Business;
  year: number;
  number: string | null;
  reason: string;
  at: Date;
  liftedAt: Date | null;
  liftReason: string | null;
};
export type BanKey = { at: Date; id: string };

const columns = `b.id, p.name as applicant, u.name as "acceptingUnit", b.business, b.year, a.number, b.reason,
  b.created_at as at, b.lifted_at as "liftedAt", b.lift_reason as "liftReason"`;
const joins = `join account p on p.id = b.account_id join unit u on u.id = b.accepting_unit_id
  join application a on a.id = b.application_id`;

/** Bans, the latest first; `search` is the beginning of the applicant's name or of the application's number. */
export const bansListed = (
  knex: Db,
  ask: { search: string; after: BanKey | undefined; limit: number },
): Promise<BanRow[]> =>
  query<BanRow>(
    knex,
    `select ${columns} from ban b ${joins}
     where (b.created_at, b.id) < (:at, :id) and (p.name like :pattern or a.number like :pattern)
     order by b.created_at desc, b.id desc limit :limit`,
    {
      pattern: `${literally(ask.search)}%`,
      limit: ask.limit,
      at: ask.after?.at ?? 'infinity',
      id: ask.after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    },
  );

/** What keeps a person from applying in a year, and was not lifted. */
export const bansOf = (knex: Db, accountId: string, year: number): Promise<BanRow[]> =>
  query<BanRow>(
    knex,
    `select ${columns} from ban b ${joins}
     where b.account_id = :accountId and b.year = :year and b.lifted_at is null order by b.created_at desc`,
    { accountId, year },
  );

/** Held until the transaction ends. */
export const lockBan = (knex: Db, id: string): Promise<{ id: string; lifted_at: Date | null } | undefined> =>
  queryOne(knex, 'select id, lifted_at from ban where id = :id for update', { id });

export const liftBan = async (
  knex: Db,
  lifted: { id: string; by: string; reason: string; at: Date },
): Promise<BanRow | undefined> => {
  await query(
    knex,
    'update ban set lifted_at = :at, lifted_by = :by, lift_reason = :reason where id = :id and lifted_at is null',
    lifted,
  );
  return queryOne<BanRow>(knex, `select ${columns} from ban b ${joins} where b.id = :id`, { id: lifted.id });
};
