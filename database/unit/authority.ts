import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

/** True if the unit may issue certificates. */
export async function queryAuthority(knex: Db, unitId: string): Promise<boolean> {
  return (
    (await queryOne(knex, 'select 1 from unit where id = :unitId and issues_certificates', { unitId })) !==
    undefined
  );
}
