import type Router from '@koa/router';
import type { z } from 'zod';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { batchById } from '../../../database/batch/batches.ts';
import {
  archiveById,
  archiveFiles,
  type ArchiveRow,
  openArchive,
} from '../../../database/certificate/archives.ts';
import type { Db } from '../../../database/connect.ts';
import { enqueueArchive } from '../../../database/outbox.ts';
import * as contracts from '../../../domain/api/certificate-archives.ts';
import { refuse } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/rights.ts';
import { assertAuthority } from '../../assert-authority.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { sendAs } from '../../print/send-as.ts';
import { zipOf } from '../../print/zip.ts';

export function certificateArchiveRoutes(router: Router, { knex, clock, storage }: Means): void {
  bind(router, contracts.createArchive, async ({ actor, params }) => {
    const at = clock.now();
    const id = await knex.transaction(async (trx) => {
      const batch = await batchById(trx, params.id, true);
      if (!batch) refuse('NOT_FOUND', { what: '该发证批次' });
      await assertAuthority(trx, actor, batch.unit_id, 'issuance');
      const opened = await openArchive(trx, { batchId: batch.id, requestedBy: actor.accountId, at });
      if (!opened) refuse('BATCH_WITHOUT_CERTIFICATES');
      const audit = { actor, unitId: batch.unit_id, object: 'issuance_batch', objectId: batch.id } as const;
      if (opened.isNew) await addAudit(trx, { ...audit, action: 'batch_archived', at });
      await enqueueArchive(trx, opened.id);
      return opened.id;
    });
    return present(await archiveFor(knex, actor, id));
  });

  bind(router, contracts.readArchive, async ({ actor, params }) =>
    present(await archiveFor(knex, actor, params.id)),
  );

  bind(router, contracts.downloadArchive, async ({ actor, params, ctx }) => {
    const archive = await archiveFor(knex, actor, params.id);
    const { finishedAt, done, total } = archive;
    if (!finishedAt) refuse('ARCHIVE_NOT_READY', { done: String(done), total: String(total) });
    const files = await archiveFiles(knex, archive.id);
    sendAs(ctx, 'application/zip', `职称证书_${files.length}份.zip`);
    return zipOf(
      files.map(({ number, fileId }) => ({
        name: `${number}.pdf`,
        at: finishedAt,
        make: async () => {
          const bytes = await storage.open(fileId);
          if (!bytes) throw new Error(`the file of certificate ${number} is gone`);
          return bytes;
        },
      })),
    );
  });
}

/** For whoever issues in the batch's unit; to all others it does not exist. */
async function archiveFor(knex: Db, actor: Actor, id: string): Promise<ArchiveRow> {
  const archive = await archiveById(knex, id);
  const batch = archive && (await batchById(knex, archive.batchId, false));
  if (!archive || !batch) refuse('NOT_FOUND', { what: '该打包任务' });
  await assertAuthority(knex, actor, batch.unit_id, 'issuance');
  return archive;
}

const present = ({
  id,
  batchId,
  total,
  done,
  finishedAt,
}: ArchiveRow): z.input<typeof contracts.readArchive.response> => ({
  id,
  batchId,
  total,
  done,
  finished: finishedAt !== null,
});
