import { fontsFor } from './fonts.ts';
import {
  bytesOf,
  contentWidth,
  drawBeside,
  drawFooters,
  drawRow,
  drawWatermark,
  keepTogether,
  margin,
  newDocument,
  newPaper,
  type Paper,
  put,
  type Row,
} from './paper.ts';
import { drawQrCode } from './qr-code.ts';

/** A part of a framed form: a row, kept with what follows it for so many points; or rows with a picture beside them. */
export type Block =
  | { row: Row; keep?: number }
  | { beside: { rows: readonly Row[]; width: number; bytes: Buffer | null; empty: string } };

/** A framed form as plain data: all its texts are known before the first is drawn, and so are the glyphs it needs. */
export type Printed = {
  title: string;
  /** In the reader's window. */
  name: string;
  at: Date;
  /** Beneath the title, side by side. */
  beneath: readonly [string, string];
  /** What the QR code says. */
  code: string | null;
  footer: string;
  watermark: string | null;
  blocks: readonly Block[];
};

export async function printedPdf(printed: Printed): Promise<Buffer> {
  const fonts = await fontsFor(textsOfPrinted(printed));
  const doc = newDocument(fonts, { title: printed.name, at: printed.at });
  drawPrinted(doc, printed);
  return bytesOf(doc);
}

/**
 * Several forms one after the other in one PDF, each with its own page numbers, as a stream: what is drawn is sent on
 * before the next one is drawn. `whole` gives a form with its pictures when its turn comes; the texts are needed before.
 */
export async function* printedTogether(
  about: { title: string; at: Date },
  parts: readonly { printed: Printed; whole: () => Promise<Printed> }[],
): AsyncGenerator<Buffer> {
  const fonts = await fontsFor(parts.flatMap(({ printed }) => textsOfPrinted(printed)));
  const doc = newDocument(fonts, about);
  for (const [index, { whole }] of parts.entries()) {
    if (index > 0) doc.addPage();
    drawPrinted(doc, await whole());
    doc.flushPages();
    for (let part = doc.read() as Buffer | null; part; part = doc.read() as Buffer | null) yield part;
  }
  doc.end();
  for await (const part of doc) yield Buffer.from(part);
}

const textsOfPrinted = ({ title, beneath, footer, watermark, blocks }: Printed): string[] => [
  title,
  ...beneath,
  footer,
  watermark ?? '',
  ...blocks.flatMap(textsOf),
];

function drawPrinted(doc: PDFKit.PDFDocument, printed: Printed): void {
  const { footer, watermark, blocks } = printed;
  const paper = newPaper(doc);
  drawHead(paper, printed);
  for (const block of blocks) {
    if ('beside' in block) drawBeside(paper, block.beside);
    else {
      keepTogether(paper, block.keep ?? 0);
      drawRow(paper, block.row);
    }
  }
  if (watermark) drawWatermark(paper, watermark);
  drawFooters(paper, footer);
}

function textsOf(block: Block): string[] {
  const rows = 'beside' in block ? block.beside.rows : [block.row];
  const drawn = rows.flatMap(({ cells, foot }) => [
    ...cells.map(({ text }) => text),
    ...(foot?.flat() ?? []),
  ]);
  return 'beside' in block ? [...drawn, block.beside.empty] : drawn;
}

function drawHead(paper: Paper, { title, beneath, code }: Printed): void {
  const { doc } = paper;
  const size = 60;
  if (code) drawQrCode(doc, code, { x: margin.side + contentWidth - size, y: paper.y - 10, size });
  doc.font('bold').fontSize(22).fillColor('#000');
  put(doc, title, { x: margin.side, y: paper.y, width: contentWidth, align: 'center' });
  doc.font('regular').fontSize(paper.size);
  beneath.forEach((text, index) =>
    put(doc, text, { x: margin.side + index * 220, y: paper.y + 42, width: contentWidth }),
  );
  paper.y += 64;
}
