import type { FileKind } from './file.ts';

/** Characters, ending left out: together with it every file system and every mail takes the name. */
const longest = 80;

/** Endings that say the kind as well as its own. */
const alike: Partial<Record<FileKind, readonly string[]>> = { jpg: ['jpeg'] };

/** Controls, marks that turn the direction of writing or cannot be seen, and what file systems reserve. */
const unsafe = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/gu;

/**
 * The name under which a file is kept and given out: no folders, nothing invisible, not too long, and with the ending
 * of what the bytes are, whatever the name said.
 */
export function safeName(given: string, kind: FileKind): string {
  const base = given.split(/[\\/]/).at(-1) ?? '';
  const clean = base.normalize('NFC').replace(unsafe, '').replace(/\s+/g, ' ').trim();
  const [, stem = clean, ending = ''] = /^(.*)\.([^.]*)$/.exec(clean) ?? [];
  const kept = [kind, ...(alike[kind] ?? [])].includes(ending.toLowerCase()) ? ending : kind;
  const whole = kept === ending ? stem : clean;
  const short = Array.from(whole)
    .slice(0, longest)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${short || '未命名'}.${kept}`;
}
