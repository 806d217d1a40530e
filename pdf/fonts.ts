import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

/** Fonts that hold the glyphs of one document, or of one batch of documents, and no others. */
export type Fonts = { regular: Buffer; bold: Buffer };

const file = (weight: string): string =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-serif-sc/${weight}`));
const whole = {
  regular: file('400Regular/NotoSerifSC_400Regular.ttf'),
  bold: file('700Bold/NotoSerifSC_700Bold.ttf'),
};

/** Read once, when the first document is made: 14 MB each. */
const bytes: Partial<Record<keyof Fonts, Promise<Buffer>>> = {};

/** What every document says by itself, beside what it is made from. */
const always =
  '0123456789 abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,:;!?-_/()[]%&@#*+=<>"\'·□' +
  '，。、；：？！（）《》〈〉〔〕【】“”‘’—…年月日第页共';

/** The fonts for these texts. A character that the font does not have shows as an empty box. */
export async function fontsFor(texts: Iterable<string>): Promise<Fonts> {
  const characters = [...new Set([...texts, always].join(''))].join('');
  const [regular, bold] = await Promise.all([subset('regular', characters), subset('bold', characters)]);
  return { regular, bold };
}

const subset = async (weight: keyof Fonts, characters: string): Promise<Buffer> =>
  subsetFont(await (bytes[weight] ??= readFile(whole[weight])), characters, { targetFormat: 'sfnt' });
