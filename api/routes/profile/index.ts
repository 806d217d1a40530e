import type Router from '@koa/router';
import type { z } from 'zod';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { readProfile, saveProfile } from '../../../database/profile/profiles.ts';
import * as contracts from '../../../domain/api/profile.ts';
import { dateInShanghai } from '../../../domain/calendar/date.ts';
import { refuse } from '../../../domain/errors.ts';
import {
  changesOfProfile,
  checkProfile,
  missingOfProfile,
  type Profile,
} from '../../../domain/person/profile.ts';
import type { Actor } from '../../../domain/rights.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';

/** the personal centre. The name follows the sign-on and is only shown. */
export function profileRoutes(router: Router, { knex, clock }: Means): void {
  bind(router, contracts.readProfile, async ({ actor }) => {
    assertIndividual(actor);
    const { name, profile } = await readProfile(knex, actor.accountId, false);
    return present(name, profile);
  });

  bind(router, contracts.saveProfile, async ({ actor, body }) => {
    assertIndividual(actor);
    const at = clock.now();
    const { idNumber, faults } = checkProfile(body, dateInShanghai(at));
    if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
    await knex.transaction(async (trx) => {
      const { profile: before } = await readProfile(trx, actor.accountId, true);
      const after = { ...body, idNumber };
      if (!(await saveProfile(trx, actor.accountId, after, at))) refuse('DOCUMENT_TAKEN');
      await addAudit(trx, {
        actor,
        unitId: null,
        action: 'profile_saved',
        object: 'account',
        objectId: actor.accountId,
        ...changesOfProfile(before, after),
        at,
      });
    });
    const { name, profile } = await readProfile(knex, actor.accountId, false);
    return present(name, profile);
  });
}

function present(name: string, profile: Profile): z.input<typeof contracts.readProfile.response> {
  const missing = missingOfProfile(profile);
  return { name, ...profile, missing, complete: missing.length === 0 };
}

function assertIndividual(actor: Actor): void {
  if (actor.kind !== 'individual') refuse('PROFILE_IS_FOR_INDIVIDUALS');
}
