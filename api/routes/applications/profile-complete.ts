import type { Knex } from 'knex';
import { readProfile } from '../../../database/profile/profiles.ts';
import { refuse } from '../../../domain/errors.ts';
import { missingOfProfile } from '../../../domain/person/profile.ts';

/** an application is not started before the personal centre is complete. */
export async function assertProfileComplete(knex: Knex, accountId: string): Promise<void> {
  const missing = missingOfProfile((await readProfile(knex, accountId, false)).profile);
  if (missing.length === 0) return;
  refuse(
    'PROFILE_INCOMPLETE',
    { missing: missing.map(({ title }) => title).join('、') },
    missing.map(({ field, title }) => ({ field, reason: `请填写${title}` })),
  );
}
