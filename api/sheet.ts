import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { writeXlsxStream } from 'hucre/xlsx';
import type { Context } from 'koa';
import { type Sheet, sheetMedia } from '../domain/api/contract.ts';

/** A page of a list; `next` asks for the one after it, none where all is on this page. */
export type Page = { items: unknown[]; next?: string | null };

/**
 * Answers a list as a spreadsheet, streamed: a page is read when the one before it is on its way, so memory does not grow
 * with the list. A fault on the way breaks the transfer off; the browser then shows no finished file.
 */
export function answerSheet(
  ctx: Context,
  sheet: Sheet<unknown>,
  first: Page,
  page: (after: string) => Promise<Page>,
): void {
  const columns = sheet.columns.map(({ title, width }) => ({ header: title, width }));
  const bytes = writeXlsxStream(rowsOf(sheet, first, page), {
    name: sheet.name,
    columns,
    freezePane: { rows: 1 },
  });
  ctx.attachment(`${sheet.name}.xlsx`);
  ctx.type = sheetMedia;
  ctx.set('Cache-Control', 'private, no-store');
  ctx.body = Readable.fromWeb(bytes as ReadableStream);
}

async function* rowsOf(
  sheet: Sheet<unknown>,
  first: Page,
  page: (after: string) => Promise<Page>,
): AsyncGenerator<(string | number | null)[]> {
  for (let read = first; ;) {
    for (const item of read.items) yield sheet.columns.map((column) => column.of(item));
    if (!read.next) return;
    read = await page(read.next);
  }
}
