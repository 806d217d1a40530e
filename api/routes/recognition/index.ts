import { randomUUID } from 'node:crypto';
import type Router from '@koa/router';
import type { z } from 'zod';
import { addAudit } from '../../../database/audit/add-audit.ts';
import * as settings from '../../../database/recognition/settings.ts';
import * as contracts from '../../../domain/api/recognition.ts';
import { changedFields } from '../../../domain/changed-fields.ts';
import { refuse } from '../../../domain/errors.ts';
import {
  defaultSetting,
  type RecognitionSetting,
  settingFaults,
} from '../../../domain/recognition/settings.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { assertAuthority } from '../../assert-authority.ts';

export function recognitionRoutes(router: Router, { knex, clock }: Means): void {
  bind(router, contracts.readRecognitionSetting, async ({ actor, params }) => {
    await assertAuthority(knex, actor, params.unitId, 'recognition_settings');
    const found = await settings.recognitionSetting(knex, params, false);
    return present(found ?? { ...defaultSetting(params.business), revision: 0 });
  });

  bind(router, contracts.saveRecognitionSetting, async ({ actor, params, body }) => {
    const at = clock.now();
    const row = await knex.transaction(async (trx) => {
      await assertAuthority(trx, actor, params.unitId, 'recognition_settings');
      const found = await settings.recognitionSetting(trx, params, true);
      if ((found?.revision ?? 0) !== body.revision) refuse('SETTING_CHANGED');
      const faults = settingFaults(body, found?.demands.map(({ id }) => id) ?? []);
      if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
      const { revision, ...given } = body;
      const after = {
        ...given,
        demands: given.demands.map((demand) => ({ ...demand, id: demand.id ?? randomUUID() })),
      };
      // Two who set it for the first time: neither saw a row to wait for.
      const saved = await settings.saveRecognitionSetting(trx, { ...params, revision, at }, after);
      if (!saved) refuse('SETTING_CHANGED');
      await addAudit(trx, {
        actor,
        unitId: params.unitId,
        action: 'recognition_saved',
        object: 'recognition_setting',
        objectId: saved.id,
        ...changedFields(found ? fieldsOf(found) : {}, fieldsOf(saved)),
        at,
      });
      return saved;
    });
    return present(row);
  });
}

const fieldsOf = ({ enabled, office, address, phone, instructions, ...rest }: RecognitionSetting) => ({
  enabled,
  office,
  address,
  phone,
  instructions,
  demands: rest.demands.map(({ id, name, note, required }) => ({ id, name, note, required })),
  eligibility: rest.eligibility,
  publicityAgain: rest.publicityAgain,
  secondPublicity: rest.secondPublicity,
  secondPublicityDays: rest.secondPublicityDays,
});

const present = (
  row: RecognitionSetting & { revision: number },
): z.input<typeof contracts.recognitionSetting> => {
  const fields = fieldsOf(row);
  return {
    ...fields,
    demands: fields.demands.map((demand) => ({ ...demand, id: demand.id === '' ? null : demand.id })),
    revision: row.revision,
  };
};
