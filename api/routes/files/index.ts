import { randomUUID } from 'node:crypto';
import type Router from '@koa/router';
import { addFile, countUnlinked, fileToRead } from '../../../database/file/files.ts';
import * as contracts from '../../../domain/api/files.ts';
import { refuse } from '../../../domain/errors.ts';
import { fileKinds, mayReadFile, mostUnlinked } from '../../../domain/file/file.ts';
import { safeName } from '../../../domain/file/safe-name.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { assertAuthority } from '../../assert-authority.ts';
import { receiveFile } from './receive-file.ts';

export function fileRoutes(router: Router, { knex, clock, storage, log }: Means): void {
  // All that can be refused is refused before a byte of the file is read.
  bind(router, contracts.uploadFile, async ({ actor, query: { purpose, unitId }, ctx }) => {
    if (unitId !== undefined) await assertAuthority(knex, actor, unitId, 'approval_documents');
    else if (actor.kind !== 'individual') refuse('ONLY_INDIVIDUALS_APPLY');
    if ((await countUnlinked(knex, actor.accountId)) >= mostUnlinked)
      refuse('TOO_MANY_UNUSED_FILES', { most: String(mostUnlinked) });
    const received = await receiveFile(ctx.req, storage);
    const file = {
      id: randomUUID(),
      name: safeName(received.givenName, received.kind),
      mediaType: fileKinds[received.kind],
      size: received.size,
      sha256: received.sha256,
    };
    try {
      await received.keep(file.id);
      await addFile(knex, {
        ...file,
        purpose,
        ownerId: actor.accountId,
        unitId: unitId ?? null,
        at: clock.now(),
      });
    } catch (error) {
      await received.discard();
      await storage.remove(file.id);
      throw error;
    }
    return file;
  });

  bind(router, contracts.downloadFile, async ({ actor, params, ctx }) => {
    const found = await fileToRead(knex, params.id);
    if (!found || !mayReadFile(actor, found)) refuse('NOT_FOUND', { what: '该文件，或您无权查看' });
    const bytes = await storage.open(params.id);
    if (!bytes) {
      log.error({ fileId: params.id }, 'a file has a row and no bytes');
      refuse('NOT_FOUND', { what: '该文件' });
    }
    ctx.attachment(found.name);
    ctx.type = found.mediaType;
    ctx.length = found.size;
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Cache-Control', 'private, no-store');
    return bytes;
  });
}
