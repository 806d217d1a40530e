import type { Form } from './form-values.ts';

/** What could not be saved yet, kept on this device; `base` is what it was typed over. */
export type LocalCopy = { form: Form; base: { form: Form; revision: number } };

export type LocalCopies = {
  read: () => LocalCopy | undefined;
  keep: (copy: LocalCopy) => void;
  forget: () => void;
};

/** A person's own: whoever else signs in on this device does not meet it. */
const keyOf = (accountId: string, applicationId: string): string => `draft:${accountId}:${applicationId}`;

/** Kept as it is typed and forgotten once the server has it: a closed page or a lost connection loses nothing. */
export function localCopies(accountId: string, applicationId: string): LocalCopies {
  const key = keyOf(accountId, applicationId);
  return {
    read(): LocalCopy | undefined {
      try {
        const found = JSON.parse(localStorage.getItem(key) ?? 'null') as LocalCopy | null;
        return found ?? undefined;
      } catch {
        return undefined;
      }
    },
    keep(copy: LocalCopy): void {
      try {
        localStorage.setItem(key, JSON.stringify(copy));
      } catch {
        // A browser that keeps nothing: the page itself still has it, and the guard asks before it is left.
      }
    },
    forget: (): void => localStorage.removeItem(key),
  };
}
