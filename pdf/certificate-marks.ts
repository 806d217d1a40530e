import { put } from './paper.ts';

export const ink = { black: '#1a1a1a', grey: '#666', red: '#a3121b', gold: '#b8923a' } as const;

/** The double frame around a certificate. */
export function drawFrame(doc: PDFKit.PDFDocument): void {
  const { width, height } = doc.page;
  const frame = (inset: number, line: number, colour: string): void => {
    doc
      .lineWidth(line)
      .rect(inset, inset, width - 2 * inset, height - 2 * inset)
      .stroke(colour);
  };
  frame(26, 3, ink.red);
  frame(32, 0.8, ink.gold);
  frame(36, 0.8, ink.gold);
}

/**
 * Where the seal stands: a ring with the unit's name and 电子签章, which points to the digital signature. It has no star:
 * it is no picture of the unit's own seal.
 */
export function drawSealMark(
  doc: PDFKit.PDFDocument,
  unit: string,
  { x, y, radius }: { x: number; y: number; radius: number },
): void {
  doc.save().opacity(0.85);
  doc.lineWidth(2.2).circle(x, y, radius).stroke(ink.red);
  const characters = Array.from(unit);
  const size = Math.min(11, 170 / Math.max(characters.length, 1));
  doc.font('bold').fontSize(size).fillColor(ink.red);
  const step = Math.min(22, 270 / Math.max(characters.length, 1));
  characters.forEach((character, index) => {
    const angle = (index - (characters.length - 1) / 2) * step;
    doc.save().rotate(angle, { origin: [x, y] });
    put(doc, character, { x: x - size, y: y - radius + 6, width: 2 * size, align: 'center' });
    doc.restore();
  });
  doc.fontSize(10);
  put(doc, '电子签章', { x: x - radius, y: y - 7, width: 2 * radius, align: 'center' });
  doc.restore();
}

/** Across the whole of it, so that nobody takes it for a valid one. */
export function drawRevoked(doc: PDFKit.PDFDocument, [word, under]: readonly [string, string]): void {
  const { width, height } = doc.page;
  doc
    .save()
    .rotate(-18, { origin: [width / 2, height / 2] })
    .opacity(0.75);
  const box = { x: width / 2 - 190, y: height / 2 - 70, width: 380, height: 140 };
  doc.lineWidth(5).rect(box.x, box.y, box.width, box.height).stroke(ink.red);
  doc.font('bold').fontSize(68).fillColor(ink.red);
  put(doc, word, { x: box.x, y: box.y + 6, width: box.width, align: 'center' });
  doc.fontSize(14);
  put(doc, under, { x: box.x, y: box.y + 106, width: box.width, align: 'center' });
  doc.restore();
}
