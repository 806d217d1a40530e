import type { Problem } from '../domain/errors.ts';

/** A problem as it is on the wire (RFC 9457). `instance` is the number by which support finds what broke. */
export const problemBody = (found: Problem, instance?: string): Record<string, unknown> => ({
  type: `/problems/${found.code}`,
  title: found.message,
  status: found.status,
  code: found.code,
  detail: found.message,
  details: found.details,
  ...(found.faults ? { faults: found.faults } : {}),
  ...(found.reasons ? { reasons: found.reasons } : {}),
  ...(instance ? { instance } : {}),
});
