import { PassThrough, Readable } from 'node:stream';
import yazl from 'yazl';

/** A file of the zip, made when its turn comes. */
export type ZipPart = { name: string; at: Date; make: () => Promise<Readable> };

/** A zip as a stream: one file is made when the one before it is on its way. A fault breaks the transfer off. */
export function zipOf(parts: readonly ZipPart[]): Readable {
  const zip = new yazl.ZipFile();
  const out = zip.outputStream.pipe(new PassThrough());
  zip.on('error', (error: unknown) => out.destroy(error as Error));
  for (const { name, at, make } of parts) {
    // PDFs are compressed already.
    zip.addReadStreamLazy(name, { mtime: at, compress: false }, (give) => {
      make().then(
        (stream) => give(null, stream),
        (error: unknown) => give(error as Error, Readable.from([])),
      );
    });
  }
  zip.end();
  return out;
}
