import type { Business } from '../../domain/business.ts';
import type { RecognitionSetting } from '../../domain/recognition/settings.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

export type SettingRow = RecognitionSetting & { id: string; revision: number };

const columns = `id, enabled, office, address, phone, instructions, demands, eligibility,
  publicity_again as "publicityAgain", second_publicity as "secondPublicity",
  second_publicity_days as "secondPublicityDays", revision`;

/** With `lock` the row is held until the transaction ends. */
export const recognitionSetting = (
  knex: Db,
  of: { unitId: string; business: Business },
  lock: boolean,
): Promise<SettingRow | undefined> =>
  queryOne<SettingRow>(
    knex,
    `select ${columns} from recognition_setting where unit_id = :unitId and business = :business ${lock ? 'for update' : ''}`,
    { ...of },
  );

/**
 * Saves what was read at this revision, 0 for what was not there; nothing when somebody else has saved since.
 */
export function saveRecognitionSetting(
  knex: Db,
  of: { unitId: string; business: Business; revision: number; at: Date },
  setting: RecognitionSetting,
): Promise<SettingRow | undefined> {
  return queryOne<SettingRow>(knex, of.revision === 0 ? insert : update, {
    ...setting,
    ...of,
    demands: JSON.stringify(setting.demands),
  });
}

const insert = `insert into recognition_setting (unit_id, business, enabled, office, address, phone, instructions, demands,
    eligibility, publicity_again, second_publicity,
    second_publicity_days, updated_at)
  values (:unitId, :business, :enabled, :office, :address, :phone, :instructions, :demands, :eligibility, :publicityAgain,
    :secondPublicity, :secondPublicityDays, :at)
  on conflict (unit_id, business) do nothing returning ${columns}`;

const update = `update recognition_setting set enabled = :enabled, office = :office, address = :address, phone = :phone,
    instructions = :instructions, demands = :demands, eligibility = :eligibility, publicity_again = :publicityAgain,
    second_publicity = :secondPublicity, second_publicity_days = :secondPublicityDays, updated_at = :at, revision = revision + 1
  where unit_id = :unitId and business = :business and revision = :revision returning ${columns}`;
