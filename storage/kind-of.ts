import { fileTypeFromFile } from 'file-type';
import { type FileKind, isFileKind } from '../domain/file/file.ts';

/** What a file is by its bytes, whatever its name says; nothing for any other kind, or one too broken to tell. */
export async function kindOf(path: string): Promise<FileKind | undefined> {
  const found = await fileTypeFromFile(path).catch(() => undefined);
  return isFileKind(found?.ext) ? found.ext : undefined;
}
