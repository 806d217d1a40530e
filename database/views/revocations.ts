import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type RevocationRow = { number: string; revokedAt: Date };

/** Every revoked certificate, the first one first: the list is signed as a whole. */
export const revocations = (knex: Db): Promise<RevocationRow[]> =>
  query<RevocationRow>(
    knex,
    'select number, revoked_at as "revokedAt" from certificate where revoked_at is not null order by revoked_at, number',
  );
