import { uploadFile } from '../../../../domain/api/files.ts';
import { fileKinds, isFileKind, largestFile } from '../../../../domain/file/file.ts';
import { addressOf, type CallAnswer } from '../../api/client.ts';
import { offline, Refusal } from '../../api/problem.ts';
import { signedInAgain } from '../../session/expired.ts';

export type Uploaded = CallAnswer<typeof uploadFile>;

/** Endings that the file dialog offers. */
export const accepted = [...Object.keys(fileKinds), 'jpeg'].map((kind) => `.${kind}`).join(',');

/** What is wrong with a file that the browser can tell at once; the server looks at the bytes. */
export function faultOfFile({ name, size }: File): string | undefined {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (!isFileKind(ending) && ending !== 'jpeg') return '只能上传 PDF、JPG、PNG、DOCX、XLSX 文件';
  if (size === 0) return '文件是空的，请重新选择';
  if (size > largestFile) return '文件超过 20 MB，请压缩后重新上传';
  return undefined;
}

/** Uploads one attachment and tells how far it has come, from 0 to 100. Errors: Refusal. */
export async function uploadAttachment(file: File, tell: (percent: number) => void): Promise<Uploaded> {
  for (;;) {
    try {
      return await send(file, tell);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'NOT_SIGNED_IN') throw error;
      await signedInAgain();
    }
  }
}

/** By XMLHttpRequest, since fetch does not tell how much is sent. */
function send(file: File, tell: (percent: number) => void): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf(uploadFile, { query: { purpose: 'attachment' } }));
    request.setRequestHeader('accept', 'application/json');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => tell(Math.round((loaded / total) * 100));
    request.onerror = () => reject(offline());
    request.onload = () => {
      if (request.status === 201) resolve(request.response as Uploaded);
      else reject(new Refusal(request.status, (request.response ?? {}) as object));
    };
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
