import { inflateSync } from 'node:zlib';

/** Bytes; a larger one is left out rather than carried in every document. */
export const largestPhoto = 5 * 1024 * 1024;
const mostPixels = 6000;

/**
 * The photograph as it can be printed; nothing for what is no picture, broken or far too large. A broken PNG would end
 * the process later, in a callback that nobody can catch: so it is tried out here.
 */
export function printablePhoto(bytes: Buffer | null): Buffer | null {
  if (!bytes || bytes.length < 57 || bytes.length > largestPhoto) return null;
  return isSoundJpeg(bytes) || isSoundPng(bytes) ? bytes : null;
}

/** A JPEG is embedded as it is; only its frame's head is read. */
function isSoundJpeg(bytes: Buffer): boolean {
  if (bytes.readUInt16BE(0) !== 0xffd8) return false;
  for (let at = 2; at + 9 < bytes.length;) {
    const marker = bytes.readUInt16BE(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return isSide(bytes.readUInt16BE(at + 5)) && isSide(bytes.readUInt16BE(at + 7));
    if (marker < 0xff00) return false;
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return false;
}

const isSide = (pixels: number): boolean => pixels > 0 && pixels <= mostPixels;

/** Channels by the colour type; those with a palette or interlaced, which no camera makes, are left out. */
const channels: Record<number, number> = { 0: 1, 2: 3, 4: 2, 6: 4 };

function isSoundPng(bytes: Buffer): boolean {
  if (bytes.subarray(1, 4).toString('latin1') !== 'PNG') return false;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const [depth, colour, interlaced] = [bytes[24], bytes[25] ?? 3, bytes[28]];
  const perPixel = channels[colour];
  if (!isSide(width) || !isSide(height) || depth !== 8 || interlaced !== 0 || !perPixel) return false;
  const expected = height * (1 + width * perPixel);
  try {
    return inflateSync(Buffer.concat(dataOf(bytes)), { maxOutputLength: expected }).length === expected;
  } catch {
    return false;
  }
}

function dataOf(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.subarray(at + 4, at + 8).toString('latin1');
    if (kind === 'IDAT') found.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return found;
}
