import type { z } from 'zod';
import { uploadFile } from '../../../domain/api/files.ts';
import { largestFile } from '../../../domain/file/file.ts';
import { problem } from '../../../domain/errors.ts';
import { addressOf, type CallAnswer, request } from './client.ts';
import { Refusal } from './problem.ts';

/** Uploads one file; one that is too large is refused before a byte is sent. Errors: Refusal. */
export async function upload(
  file: File,
  query: z.input<NonNullable<typeof uploadFile.query>>,
): Promise<CallAnswer<typeof uploadFile>> {
  if (file.size > largestFile) {
    const { status, code, message } = problem('FILE_TOO_LARGE');
    throw new Refusal(status, { code, detail: message });
  }
  const body = new FormData();
  body.append('file', file);
  const answer = await request(addressOf(uploadFile, { query }), {
    method: 'POST',
    body,
    headers: { accept: 'application/json' },
  });
  return (await answer.json()) as CallAnswer<typeof uploadFile>;
}
