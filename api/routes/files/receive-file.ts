import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { refuse } from '../../../domain/errors.ts';
import { type FileKind, largestFile } from '../../../domain/file/file.ts';
import type { Staged, Storage } from '../../../storage/storage.ts';

export type Received = Staged & { givenName: string; kind: FileKind };

/** What stands around a file in a multipart request. Bytes. */
const wrapping = 64 * 1024;

/**
 * Streams the one file of a multipart request into the storage, where it is staged. Whatever goes wrong, nothing of it
 * stays. Errors: INPUT_INVALID, FILE_TOO_LARGE, FILE_KIND_NOT_ALLOWED, FILE_UPLOAD_BROKEN.
 */
export async function receiveFile(request: IncomingMessage, storage: Storage): Promise<Received> {
  if (Number(request.headers['content-length'] ?? 0) > largestFile + wrapping) refuse('FILE_TOO_LARGE');
  const { files, broken, count } = await readParts(request, storage);
  const [file] = files;
  try {
    if (broken) refuse('FILE_UPLOAD_BROKEN');
    if (!file) refuse('INPUT_INVALID', {}, [{ field: 'file', reason: '请选择要上传的文件' }]);
    if (count > 1) refuse('INPUT_INVALID', {}, [{ field: 'file', reason: '一次只能上传一个文件' }]);
    if (file.size > largestFile) refuse('FILE_TOO_LARGE');
    if (file.size === 0) refuse('INPUT_INVALID', {}, [{ field: 'file', reason: '文件是空的' }]);
    const { kind } = file;
    if (!kind) refuse('FILE_KIND_NOT_ALLOWED', {}, [{ field: 'file', reason: '不支持这种文件' }]);
    return { ...file, kind };
  } catch (error) {
    await file?.discard();
    throw error;
  }
}

type Parts = { files: (Staged & { givenName: string })[]; broken: boolean; count: number };

async function readParts(request: IncomingMessage, storage: Storage): Promise<Parts> {
  const parser = makeParser(request);
  if (!parser) return { files: [], broken: true, count: 0 };
  const staging: Promise<Staged & { givenName: string }>[] = [];
  const upload = { broken: false };
  let storageFault: Error | undefined;
  let count = 0;
  parser.on('file', (_field, stream, { filename }) => {
    count += 1;
    // It may break off before the storage listens; unheard, its error would end the process.
    stream.on('error', () => undefined);
    const staged = storage.stage(stream).then((file) => ({ ...file, givenName: filename ?? '' }));
    staged.catch((error: unknown) => {
      // Staging ends too when the upload breaks off; then the storage is not at fault.
      if (!upload.broken) storageFault = error as Error;
      parser.destroy();
    });
    staging.push(staged);
  });
  parser.on('filesLimit', () => void (count += 1));
  await endOf(request, parser, upload);
  const settled = await Promise.allSettled(staging);
  if (storageFault) throw storageFault;
  const files = settled.filter((one) => one.status === 'fulfilled').map((one) => one.value);
  return { files, broken: upload.broken, count };
}

function makeParser(request: IncomingMessage): busboy.Busboy | undefined {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 0, fileSize: largestFile + 1 },
    });
  } catch {
    // No boundary, or another kind of body.
    return undefined;
  }
}

/** Marks the upload where it broke off or is no sound multipart. What is left of the request is read and forgotten. */
async function endOf(
  request: IncomingMessage,
  parser: busboy.Busboy,
  upload: { broken: boolean },
): Promise<void> {
  await new Promise<void>((resolve) => {
    parser.once('close', resolve);
    parser.once('error', () => {
      upload.broken = true;
      resolve();
    });
    request.once('close', () => {
      if (request.complete) return;
      upload.broken = true;
      parser.destroy();
    });
    request.pipe(parser);
  });
  request.unpipe(parser);
  request.resume();
}
