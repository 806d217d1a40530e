import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type SectionCheck = { section: string; unitId: string; unit: string; person: string; at: Date };

/** What units on the way have ticked as checked. */
export const sectionChecks = (knex: Db, applicationId: string): Promise<SectionCheck[]> =>
  query<SectionCheck>(
    knex,
    `select c.section, c.unit_id as "unitId", u.name as unit, a.name as person, c.checked_at as at
     from section_check c join unit u on u.id = c.unit_id join account a on a.id = c.account_id
     where c.application_id = :applicationId order by c.checked_at, c.section`,
    { applicationId },
  );

type Ticks = {
  applicationId: string;
  unitId: string;
  accountId: string;
  sections: readonly string[];
  at: Date;
};

/** Makes these the unit's ticks; what was ticked before keeps who ticked it and when. */
export async function tickExactly(knex: Db, ticks: Ticks): Promise<void> {
  await query(
    knex,
    `with gone as (
       delete from section_check
       where application_id = :applicationId and unit_id = :unitId and section <> all(:sections::text[]))
     insert into section_check (application_id, unit_id, section, account_id, checked_at)
     select :applicationId, :unitId, section, :accountId, :at from unnest(:sections::text[]) as section
     on conflict do nothing`,
    ticks,
  );
}

/** What has changed is no longer checked, by whichever unit it was. */
export const untick = (knex: Db, applicationId: string, sections: readonly string[]): Promise<unknown> =>
  query(
    knex,
    'delete from section_check where application_id = :applicationId and section = any(:sections::text[])',
    { applicationId, sections },
  );
