import type { Business } from '../../domain/business.ts';
import type { RecognitionSetting } from '../../domain/recognition.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type StoredSetting = RecognitionSetting & { business: Business; revision: number };

const columns = `business, enabled, information, instructions, publicity_again as "publicityAgain", revision`;

/** The unit's settings by business; a business never set up has none. */
export const settingsOf = (knex: Db, unitId: string): Promise<StoredSetting[]> =>
  query(knex, `select ${columns} from recognition_setting where unit_id = :unitId`, { unitId });

/** Saves over the revision that was read, 0 for none; nothing when somebody was faster. */
export const saveSetting = (
  knex: Db,
  saved: RecognitionSetting & { unitId: string; business: Business; revision: number; at: Date },
): Promise<StoredSetting | undefined> =>
  queryOne(
    knex,
    saved.revision === 0
      ? `insert into recognition_setting (unit_id, business, enabled, information, instructions, publicity_again, updated_at)
         values (:unitId, :business, :enabled, :information, :instructions, :publicityAgain, :at)
         on conflict (unit_id, business) do nothing returning ${columns}`
      : `update recognition_setting set enabled = :enabled, information = :information, instructions = :instructions,
           publicity_again = :publicityAgain, updated_at = :at, revision = revision + 1
         where unit_id = :unitId and business = :business and revision = :revision returning ${columns}`,
    saved,
  );
