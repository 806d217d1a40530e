const head = 3;
const tail = 4;

/**
 * The number of a document or phone as others than its owner may see it: enough to recognise, not to use. Short ones
 * are hidden whole.
 */
export function mask(text: string): string {
  if (text.length <= head + tail + 2) return '*'.repeat(text.length);
  return text.slice(0, head) + '*'.repeat(text.length - head - tail) + text.slice(-tail);
}
