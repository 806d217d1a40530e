import type Router from '@koa/router';
import type { z } from 'zod';
import { addAudit } from '../../../database/audit/add-audit.ts';
import type { Db } from '../../../database/connect.ts';
import { addText, textsAt, textVersions } from '../../../database/text/texts.ts';
import * as contracts from '../../../domain/api/texts.ts';
import { businesses } from '../../../domain/business.ts';
import { refuse } from '../../../domain/errors.ts';
import { type TextKey, texts, textsOf } from '../../../domain/text/texts.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { validFromOf } from '../../valid-from.ts';

/** R-10, reading 19: what the home page says of each business, worded by the platform's administrator. */
export function textRoutes(router: Router, { knex, clock }: Means): void {
  bind(router, contracts.listBusinesses, async () => {
    const written = await textsAt(knex, clock.now());
    const say = (key: TextKey) =>
      written.find((one) => one.key === key) ?? { version: 0, text: texts[key].first };
    return {
      items: businesses.map((business) => {
        const { name, newerName, notes } = textsOf(business);
        return {
          business,
          name: say(name).text,
          newerName: say(newerName).text,
          notes: say(notes).text,
          notesVersion: say(notes).version,
        };
      }),
    };
  });

  bind(router, contracts.readText, ({ params }) => present(knex, params.key));

  bind(router, contracts.saveText, async ({ actor, params: { key }, body }) => {
    const at = clock.now();
    const validFrom = validFromOf(body.validFrom, at);
    const { most } = texts[key];
    if (body.text.length > most)
      refuse('INPUT_INVALID', {}, [{ field: 'text', reason: `${texts[key].title}不超过 ${most} 字` }]);
    await knex.transaction(async (trx) => {
      const [before] = (await present(trx, key)).items;
      const { text, after } = body;
      const added = await addText(trx, { key, text, validFrom, after, accountId: actor.accountId, at });
      if (!added) refuse('SETTING_CHANGED');
      await addAudit(trx, {
        actor,
        unitId: null,
        action: 'text_published',
        object: 'text',
        objectId: key,
        before: { version: before?.version, text: before?.text },
        after: { version: after + 1, text, validFrom },
        at,
      });
    });
    return present(knex, key);
  });
}

async function present(knex: Db, key: TextKey): Promise<z.input<typeof contracts.readText.response>> {
  const first = { version: 0, text: texts[key].first, validFrom: null, person: null };
  return { key, title: texts[key].title, items: [...(await textVersions(knex, key)), first] };
}
