import PDFDocument from 'pdfkit';
import type { Fonts } from './fonts.ts';
import { linesOf } from './lines.ts';

/** A4 in points, and what stays white. */
export const margin = { top: 62, bottom: 62, side: 56 };
export const contentWidth = 595.28 - 2 * margin.side;
const lineHeight = 16;
const footHeight = 21;
const padding = { x: 5, y: 5 };

export type Cell = {
  text: string;
  /** Points. */
  width: number;
  /** A label stands in the middle; what is filled in stands left, from the top where it runs over many lines. */
  label?: boolean;
  bold?: boolean;
  align?: 'left' | 'center' | 'right';
  /** From the top, also where there is room to spare. */
  top?: boolean;
};
export type Row = {
  cells: readonly Cell[];
  /** Points. */
  atLeast?: number;
  /** Lines at the foot of the last cell, left and right: who signs, seal, date. */
  foot?: readonly (readonly [left: string, right: string])[];
};

/** A framed form on A4 pages, drawn from the top down. */
export type Paper = {
  doc: PDFKit.PDFDocument;
  /** Where the next row begins, from the top edge. */
  y: number;
  /** Of the text, in points. */
  size: number;
};

export function newDocument(fonts: Fonts, about: { title: string; at: Date }): PDFKit.PDFDocument {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: margin.top, bottom: 0, left: margin.side, right: margin.side },
    bufferPages: true,
    lang: 'zh-CN',
    displayTitle: true,
    // The same content gives the same bytes.
    info: { Title: about.title, CreationDate: about.at, ModDate: about.at },
  });
  doc.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  return doc;
}

/** A form that begins on the document's present page. */
export function newPaper(doc: PDFKit.PDFDocument): Paper {
  doc.font('regular').fontSize(10.5).lineWidth(0.7);
  return { doc, y: margin.top, size: 10.5 };
}

const bottom = (paper: Paper): number => paper.doc.page.height - margin.bottom;

/** One line of text in the room given, in the font and size that are set. Never broken: that was done before. */
export function put(
  doc: PDFKit.PDFDocument,
  text: string,
  {
    x,
    y,
    width,
    align = 'left',
  }: { x: number; y: number; width: number; align?: 'left' | 'center' | 'right' },
): void {
  const free = width - doc.widthOfString(text);
  const before = align === 'left' ? 0 : align === 'right' ? free : free / 2;
  doc.text(text, x + before, y, { lineBreak: false });
}

/** Begins a new page unless this height is still free. */
export function keepTogether(paper: Paper, height: number): void {
  if (paper.y + height > bottom(paper)) newPage(paper);
}

function newPage(paper: Paper): void {
  paper.doc.addPage();
  paper.y = margin.top;
}

/** A row of framed cells; one that does not fit is broken between its lines and goes on overleaf. */
export function drawRow(paper: Paper, row: Row): void {
  let left = row.cells.map((cell) => ({ cell, lines: cellLines(paper, cell) }));
  for (;;) {
    const most = Math.max(...left.map(({ lines }) => lines.length));
    const feet = (row.foot?.length ?? 0) * footHeight;
    const height = Math.max(most * lineHeight + feet + 2 * padding.y, row.atLeast ?? 0);
    const free = bottom(paper) - paper.y;
    if (height <= free) {
      drawCells(paper, left, height);
      drawFoot(paper, row);
      return;
    }
    const fitting = Math.floor((free - 2 * padding.y) / lineHeight);
    // Too little room to be worth a break, or a row that is only high, not long.
    const wholeOverleaf = height <= bottom(paper) - margin.top && (fitting < 3 || most <= 6);
    if (!wholeOverleaf && fitting > 0) {
      drawCells(
        paper,
        left.map(({ cell, lines }) => ({ cell, lines: lines.slice(0, fitting) })),
        free,
      );
      left = left.map(({ cell, lines }) => ({ cell, lines: lines.slice(fitting) }));
    }
    newPage(paper);
  }
}

const fontOf = ({ bold, label }: Cell): string => (bold || label ? 'bold' : 'regular');

const cellLines = (paper: Paper, cell: Cell): string[] => {
  paper.doc.font(fontOf(cell)).fontSize(paper.size);
  return linesOf(cell.text, cell.width - 2 * padding.x, (text) => paper.doc.widthOfString(text));
};

function drawCells(paper: Paper, cells: readonly { cell: Cell; lines: string[] }[], height: number): void {
  const { doc, y } = paper;
  let x = margin.side;
  for (const { cell, lines } of cells) {
    doc.rect(x, y, cell.width, height).stroke('#000');
    doc.font(fontOf(cell)).fontSize(paper.size).fillColor('#000');
    const align = cell.align ?? (cell.label ? 'center' : 'left');
    const used = lines.length * lineHeight;
    const fromTop = cell.top ?? (lines.length > 6 && !cell.label);
    const top = fromTop ? y + padding.y : y + (height - used) / 2;
    const room = { x: x + padding.x, width: cell.width - 2 * padding.x, align };
    lines.forEach((line, index) => put(doc, line, { ...room, y: top + index * lineHeight + 1.5 }));
    x += cell.width;
  }
  paper.y = y + height;
}

function drawFoot({ doc, y, size }: Paper, { cells, foot = [] }: Row): void {
  const width = cells.at(-1)?.width ?? 0;
  const before = cells.slice(0, -1).reduce((sum, cell) => sum + cell.width, 0);
  doc.font('regular').fontSize(size).fillColor('#000');
  foot.forEach(([left, right], index) => {
    const room = {
      x: margin.side + before + 10,
      y: y - (foot.length - index) * footHeight,
      width: width - 30,
    };
    put(doc, left, room);
    put(doc, right, { ...room, align: 'right' });
  });
}

/** Rows on one page with a picture to the right of them; a word in its place where there is none. */
export function drawBeside(
  paper: Paper,
  { rows, width, bytes, empty }: { rows: readonly Row[]; width: number; bytes: Buffer | null; empty: string },
): void {
  keepTogether(paper, rows.length * 46);
  const top = paper.y;
  for (const row of rows) drawRow(paper, row);
  const { doc } = paper;
  const box = { x: margin.side + contentWidth - width, height: paper.y - top };
  doc.rect(box.x, top, width, box.height).stroke('#000');
  if (bytes) {
    const fit: [number, number] = [width - 8, box.height - 8];
    doc.image(bytes, box.x + 4, top + 4, { fit, align: 'center', valign: 'center' });
    return;
  }
  doc.font('regular').fontSize(paper.size).fillColor('#666');
  put(doc, empty, { x: box.x, y: top + box.height / 2 - 8, width, align: 'center' });
}

/** What stands on every page beneath the frame, once all pages are there that were not sent on before. */
export function drawFooters(paper: Paper, left: string): void {
  const { doc } = paper;
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page);
    doc.font('regular').fontSize(9).fillColor('#000');
    const y = doc.page.height - margin.bottom + 22;
    const room = { x: margin.side, y, width: contentWidth };
    put(doc, left, { ...room, align: 'left' });
    put(doc, `第 ${page - start + 1} 页　共 ${count} 页`, { ...room, align: 'right' });
  }
}

/** A word across every page, behind nothing that must be read. */
export function drawWatermark(paper: Paper, word: string): void {
  const { doc } = paper;
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page);
    doc.save();
    doc.rotate(-35, { origin: [doc.page.width / 2, doc.page.height / 2] });
    doc.font('bold').fontSize(110).fillColor('#c00', 0.08);
    put(doc, word, { x: 0, y: doc.page.height / 2 - 70, width: doc.page.width, align: 'center' });
    doc.restore();
  }
}

/** The bytes, once the document is ended here. */
export function bytesOf(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => resolve(Buffer.concat(parts)))
      .on('error', reject);
    doc.end();
  });
}
