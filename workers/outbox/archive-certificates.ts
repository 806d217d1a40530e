import { Readable } from 'node:stream';
import { z } from 'zod';
import { photoFile } from '../../database/application/photo-file.ts';
import {
  type ArchiveItem,
  finishArchive,
  itemsDone,
  itemsLeft,
} from '../../database/certificate/archives.ts';
import { enqueueArchive } from '../../database/outbox.ts';
import { certificatesByIds, type PrintedCertificateRow } from '../../database/views/printed-certificate.ts';
import { certificateFonts, certificatePdf, type PrintedCertificate } from '../../pdf/certificate.ts';
import { printedCertificate } from '../../pdf/certificate-of.ts';
import { largestPhoto } from '../../pdf/photo.ts';
import { readWhole } from '../../storage/read-whole.ts';
import type { ArchiveMeans } from './task.ts';

const payload = z.object({ archiveId: z.uuid() });

/** Made and written off together: one font for all of them. What a crash costs, at most. */
const portion = 50;
/** How long one run goes on before the next is ordered; the queue takes longer ones for abandoned. Milliseconds. */
const longest = 10_000;

/**
 * Makes the PDFs of a batch's certificates, a portion at a time. Each run goes on where the last one ended, whether it
 * ended by itself or was killed; two at once do the same work twice and harm nothing.
 */
export const archiveCertificates =
  (means: ArchiveMeans) =>
  async (given: unknown): Promise<void> => {
    const { archiveId } = payload.parse(given);
    const until = performance.now() + longest;
    for (;;) {
      const items = await itemsLeft(means.knex, archiveId, portion);
      if (items.length === 0) {
        await finishArchive(means.knex, archiveId, means.clock.now());
        return;
      }
      await makePortion(means, archiveId, items);
      if (performance.now() > until) {
        await enqueueArchive(means.knex, archiveId);
        return;
      }
    }
  };

async function makePortion(means: ArchiveMeans, archiveId: string, items: ArchiveItem[]): Promise<void> {
  const rows = await certificatesByIds(
    means.knex,
    items.map(({ certificateId }) => certificateId),
  );
  const printed: [string, PrintedCertificate][] = [];
  for (const row of rows) printed.push([row.id, await toPrint(means, row)]);
  const fonts = await certificateFonts(printed.map(([, one]) => one));
  const fileIds = new Map(items.map(({ certificateId, fileId }) => [certificateId, fileId]));
  const made: { certificateId: string; size: number }[] = [];
  for (const [certificateId, one] of printed) {
    const pdf = await certificatePdf(one, means.seal, fonts);
    const staged = await means.storage.stage(Readable.from([pdf]));
    await staged.keep(fileIds.get(certificateId) ?? '');
    made.push({ certificateId, size: pdf.length });
  }
  await itemsDone(means.knex, archiveId, made);
}

async function toPrint(
  { knex, storage, publicUrl }: ArchiveMeans,
  row: PrintedCertificateRow,
): Promise<PrintedCertificate> {
  const file = await photoFile(knex, row.applicationId);
  const photo = file ? await readWhole(storage, file, largestPhoto) : null;
  return printedCertificate(row, { photo, publicUrl });
}
