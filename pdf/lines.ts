/** The width of a text in points. */
export type Measure = (text: string) => number;

/** What must not begin a line, and what must not end one. */
const notFirst = new Set('，。、；：？！）》〉〕】”’…—,.;:?!)]%');
const notLast = new Set('（《〈〔【“‘([');

/**
 * Breaks a text into lines of at most this width: Chinese between any two characters, other words between words, and
 * never so that a line begins or ends with a mark that must not stand there.
 */
export function linesOf(text: string, width: number, measure: Measure): string[] {
  return text
    .replaceAll('\r', '')
    .split('\n')
    .flatMap((paragraph) => broken(paragraph, width, measure));
}

function broken(paragraph: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(paragraph)) {
    if (line === '' || measure(line + piece) <= width) {
      line += piece;
      continue;
    }
    const kept = carriedOver(line, piece);
    lines.push(line.slice(0, line.length - kept.length).trimEnd());
    line = kept + piece.trimStart();
  }
  lines.push(line);
  return lines.flatMap((one) => (measure(one) <= width ? [one] : cut(one, width, measure)));
}

/** The end of the line that must go with the next piece. */
function carriedOver(line: string, next: string): string {
  const characters = Array.from(line);
  let taken = '';
  while (
    characters.length > 1 &&
    (notFirst.has((taken || next)[0] ?? '') || notLast.has(characters.at(-1) ?? ''))
  )
    taken = `${characters.pop()}${taken}`;
  // A line of nothing but marks stays whole.
  return characters.length > 1 ? taken : '';
}

/** Words of letters and digits stay together; every other character is a piece by itself. */
const pieces = (text: string): string[] => text.match(/[A-Za-z0-9@._/+-]+ *|./gsu) ?? [];

/** A word longer than a line. */
function cut(word: string, width: number, measure: Measure): string[] {
  const lines = [''];
  for (const character of word) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && measure(last + character) > width) lines.push(character);
    else lines[lines.length - 1] = last + character;
  }
  return lines;
}
