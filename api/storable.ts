import type { FieldFault } from '../domain/errors.ts';

/** No form is nested deeper; far below what would exhaust the stack of whoever walks it. */
const deepest = 32;

/**
 * What the database could not keep as it is: text with a NUL character or half a surrogate pair, and nesting without
 * end. Looked for in everything that comes in, so that no such request ends as an error of ours.
 */
export function faultsOfStorage(value: unknown): FieldFault[] {
  const faults: FieldFault[] = [];
  const open: { path: string[]; value: unknown }[] = [{ path: [], value }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { path } = next;
    const field = path.join('.');
    if (typeof next.value === 'string') {
      if (!isStorable(next.value)) faults.push({ field, reason: '含有无法保存的字符' });
    } else if (typeof next.value === 'object' && next.value !== null) {
      if (path.length >= deepest) return [{ field: path[0] ?? '', reason: '内容层级过多' }];
      for (const [key, inner] of Object.entries(next.value)) {
        if (isStorable(key)) open.push({ path: [...path, key], value: inner });
        else faults.push({ field, reason: '名称含有无法保存的字符' });
      }
    }
  }
  return faults;
}

const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
