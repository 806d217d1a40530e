import type Router from '@koa/router';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { noticePreferences, savePreferences } from '../../../database/notice/preferences.ts';
import { noticeTextOf, noticeTexts, writeNoticeText } from '../../../database/notice/texts.ts';
import { countUnread, markRead, noticesFor } from '../../../database/views/notices.ts';
import * as contracts from '../../../domain/api/notices.ts';
import { refuse } from '../../../domain/errors.ts';
import { type NoticeKind, noticeKinds, notices } from '../../../domain/notice/notices.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { addresseeOf, keyOf, textOfKey } from './addressee.ts';
import { noticeStreams } from './stream.ts';

export function noticeRoutes(router: Router, means: Means): void {
  const { knex, clock } = means;
  const most = contracts.unreadUpTo;

  bind(router, contracts.listNotices, async ({ actor, query }) => {
    const after = query.after === undefined ? undefined : keyOf(query.after);
    const rows = await noticesFor(knex, addresseeOf(actor), { after, limit: query.limit + 1 });
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    return { items, next: rows.length > query.limit && last ? textOfKey(last) : null };
  });

  bind(router, contracts.countUnread, async ({ actor }) => ({
    count: await countUnread(knex, addresseeOf(actor), most),
  }));

  bind(router, contracts.markNoticesRead, async ({ actor, body }) => {
    const to = addresseeOf(actor);
    await markRead(knex, to, { ids: body.ids ?? null, at: clock.now(), most: body.ids ? 1000 : most });
    return { count: await countUnread(knex, to, most) };
  });

  const streams = noticeStreams(means);
  bind(router, contracts.streamNotices, ({ actor, ctx }) => streams.open(actor, ctx));

  bind(router, contracts.readPreferences, ({ actor }) => noticePreferences(knex, actor.accountId));

  bind(router, contracts.savePreferences, async ({ actor, body }) => {
    await savePreferences(knex, actor.accountId, body, clock.now());
    return body;
  });

  bind(router, contracts.listNoticeTexts, async () => {
    const written = await noticeTexts(knex);
    return {
      items: noticeKinds.map((kind) =>
        present(
          kind,
          written.find((one) => one.kind === kind),
        ),
      ),
    };
  });

  bind(router, contracts.writeNoticeText, ({ actor, params: { kind }, body }) =>
    knex.transaction(async (trx) => {
      const at = clock.now();
      const before = present(kind, await noticeTextOf(trx, kind));
      const row = await writeNoticeText(trx, { kind, ...body, accountId: actor.accountId, at });
      if (!row) refuse('SETTING_CHANGED');
      await addAudit(trx, {
        actor,
        unitId: null,
        action: 'notice_text_written',
        object: 'notice_text',
        objectId: kind,
        before: { text: before.text, version: before.version },
        after: { text: row.text, version: row.version },
        at,
      });
      return present(kind, row);
    }),
  );
}

const present = (kind: NoticeKind, written: { text: string; version: number } | undefined) => ({
  kind,
  title: notices[kind].title,
  text: written?.text ?? notices[kind].text,
  version: written?.version ?? 0,
});
