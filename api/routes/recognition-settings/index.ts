import type Router from '@koa/router';
import type { z } from 'zod';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { saveSetting, settingsOf, type StoredSetting } from '../../../database/recognition/settings.ts';
import * as contracts from '../../../domain/api/recognition-settings.ts';
import { businesses, businessTitles } from '../../../domain/business.ts';
import { refuse } from '../../../domain/errors.ts';
import { changedFields } from '../../../domain/audit.ts';
import { notSetUp } from '../../../domain/recognition.ts';
import { assertAuthority } from '../../assert-authority.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';

export function recognitionSettingRoutes(router: Router, { knex, clock }: Means): void {
  bind(router, contracts.listSettings, async ({ actor, params }) => {
    await assertAuthority(knex, actor, params.unitId, 'recognition_settings');
    const found = await settingsOf(knex, params.unitId);
    return { items: businesses.map((business) => present(settingFor(found, business))) };
  });

  bind(router, contracts.saveSettings, async ({ actor, params, body }) => {
    await assertAuthority(knex, actor, params.unitId, 'recognition_settings');
    const at = clock.now();
    const saved = await knex.transaction(async (trx) => {
      const before = settingFor(await settingsOf(trx, params.unitId), params.business);
      const after = await saveSetting(trx, { ...body, ...params, at });
      if (!after) refuse('SETTING_CHANGED');
      await addAudit(trx, {
        actor,
        unitId: params.unitId,
        action: 'recognition_saved',
        object: 'recognition_setting',
        objectId: `${params.unitId}/${params.business}`,
        ...changedFields(before, after),
        at,
      });
      return after;
    });
    return present(saved);
  });
}

const settingFor = (found: readonly StoredSetting[], business: StoredSetting['business']): StoredSetting =>
  found.find((one) => one.business === business) ?? { ...notSetUp, business, revision: 0 };

const present = (setting: StoredSetting): z.input<typeof contracts.saveSettings.response> => ({
  ...setting,
  businessTitle: businessTitles[setting.business].usual,
});
