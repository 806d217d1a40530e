import encodeQR from 'qr';

/** Draws a text as a QR code, this many points wide, as one path of squares: sharp at any size. */
export function drawQrCode(
  doc: PDFKit.PDFDocument,
  text: string,
  { x, y, size }: { x: number; y: number; size: number },
  ecc: 'low' | 'medium' = 'medium',
): void {
  const rows = encodeQR(text, 'raw', { ecc, border: 1 });
  const side = size / rows.length;
  rows.forEach((row, down) =>
    row.forEach((dark, across) => {
      if (dark) doc.rect(x + across * side, y + down * side, side * 1.02, side * 1.02);
    }),
  );
  doc.fill('#000');
}
