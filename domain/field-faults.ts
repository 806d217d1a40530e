import type { z } from 'zod';
import type { FieldFault } from './errors.ts';

/**
 * A schema's issue as faults at their fields; of unknown keys each is named itself. `unknownKey` says why such a key is
 * refused where the schema has no sentence of its own for it.
 */
export function faultsOfIssue(issue: z.core.$ZodIssue, unknownKey = issue.message): FieldFault[] {
  const at = (path: readonly PropertyKey[], reason: string) => ({
    field: path.map(String).join('.'),
    reason,
  });
  if (issue.code !== 'unrecognized_keys') return [at(issue.path, issue.message)];
  return issue.keys.map((key) => at([...issue.path, key], unknownKey));
}
