import type { ChainedRecord } from '../../domain/certificate/record-chain.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

/** An application's whole record of handling as it was hashed, for the check of the chain. */
export const chainOf = (knex: Db, applicationId: string): Promise<ChainedRecord[]> =>
  query<ChainedRecord>(
    knex,
    `select position, id, application_id as "applicationId", event, title, coalesce(account_id::text, '') as "accountId",
       coalesce(unit_id::text, '') as "unitId", opinion, details::text,
       to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, hash
     from record where application_id = :applicationId order by position`,
    { applicationId },
  );

/** The hash of the latest row: what it stands for is all that was done up to now. */
export async function latestHash(knex: Db, applicationId: string): Promise<string> {
  const row = await queryOne<{ hash: string }>(
    knex,
    'select hash from record where application_id = :applicationId order by position desc limit 1',
    { applicationId },
  );
  return row?.hash ?? '';
}
