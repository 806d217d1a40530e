import { extractText, getDocumentProxy } from 'unpdf';

/** What a PDF says, page by page, without spaces: as they are drawn, lines are broken anywhere. */
export async function pdfPages(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
  return text.map((page) => page.replace(/\s/g, ''));
}

/** The body of an answer. */
export const bytesOfAnswer = async (answer: Response): Promise<Buffer> =>
  Buffer.from(await answer.arrayBuffer());
