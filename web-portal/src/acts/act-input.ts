import { actInputs } from '../../../domain/api/acts.ts';
import type { Act } from '../../../domain/application/acts.ts';

/** What a person fills in for an act, by the keys of its contract. */
export type ActInput = Record<string, unknown>;

/** What an act asks for, read off its contract, in its order. */
export const fieldsOf = (act: Act): string[] => Object.keys(actInputs[act].shape);

/** What cannot be meant, each at its field: the server's own check, before anything is sent. */
export function faultsOfInput(act: Act, input: ActInput): Record<string, string> {
  const read = actInputs[act].safeParse(input);
  const issues = read.success ? [] : read.error.issues;
  // Of several faults of one field the first is told.
  return {
    ...(isEmptyScope(input.scope) ? { scope: '请至少勾选一项，或选择“全部内容”' } : {}),
    ...Object.fromEntries(
      issues.toReversed().map(({ path, message }) => [String(path[0] ?? ''), message] as const),
    ),
  };
}

/** A limit that leaves nothing: the server would take it for no limit at all. */
const isEmptyScope = (scope: unknown): boolean =>
  typeof scope === 'object' && scope !== null && Object.values(scope).flat().length === 0;

/** Texts that are blank were not filled in. */
export const filledIn = (input: ActInput): ActInput =>
  Object.fromEntries(
    Object.entries(input).filter(([, value]) => !(typeof value === 'string' && value.trim() === '')),
  );
