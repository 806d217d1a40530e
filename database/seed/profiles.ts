import { emptyProfile } from '../../domain/person/profile.ts';
import { parseIdentityCard } from '../../domain/person/identity-card.ts';
import type { Db } from '../connect.ts';
import { saveProfile } from '../profile/profiles.ts';
import { query } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';

export type CityProfile = { idNumber: string; nation: string; politicalStatus: string; workUnit: string };

/** Completes the personal centres of the demo city's people: birth date and sex are those of the number. */
export async function seedProfiles(knex: Db, profiles: Record<string, CityProfile>, at: Date): Promise<void> {
  const accounts = await query<{ id: string; subject: string; phone: string }>(
    knex,
    'select id, subject, phone from account where subject = any(:subjects)',
    { subjects: Object.keys(profiles) },
  );
  for (const { id, subject, phone: stored } of accounts) {
    const given = profiles[subject];
    const read = given && parseIdentityCard(given.idNumber);
    if (!read?.ok) throw new Error(`${subject} of the demo city has no valid identity number`);
    const { birthDate, sex } = read.card;
    const phone = cipherOf(knex).decrypt('phone', stored);
    await saveProfile(
      knex,
      id,
      { ...emptyProfile, documentType: 'identity_card', ...given, birthDate, sex, phone },
      at,
    );
  }
}
