import { crc32 } from 'node:zlib';
import type { Person } from '../../../stack/http-client.ts';

/** Small files that are what they say, by their bytes. */
export const pdfBytes = (size = 200): Buffer => {
  const head = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n');
  return Buffer.concat([head, Buffer.alloc(Math.max(0, size - head.length), ' ')]);
};
export const pngBytes = (): Buffer =>
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
export const jpgBytes = (): Buffer => Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
const officeBytes = (part: string, type: string): Buffer =>
  zipBytes({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`,
    [part]: '<x/>',
  });
export const docxBytes = (): Buffer => officeBytes('word/document.xml', 'wordprocessingml.document');
export const xlsxBytes = (): Buffer => officeBytes('xl/workbook.xml', 'spreadsheetml.sheet');

/** A zip whose entries are stored as they are. */
export function zipBytes(entries: Record<string, string>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const [nameBytes, bytes] = [Buffer.from(name), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, bytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, nameBytes);
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(locals.length, 4);
  end.writeUInt16LE(locals.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, central, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

export type Uploaded = {
  status: number;
  body: { id: string; name: string; mediaType: string; size: number; sha256: string; code?: string };
};

/** Uploads as a browser's form does. */
export async function upload(
  person: Person,
  bytes: Buffer,
  name: string,
  query = 'purpose=attachment',
): Promise<Uploaded> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const answer = await person.raw(`/api/files?${query}`, { method: 'POST', body: form });
  return { status: answer.status, body: (await answer.json()) as Uploaded['body'] };
}
