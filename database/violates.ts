const uniqueViolation = '23505';

/** True if the database refused a row because another one has the same value under this unique index. */
export function violates(error: unknown, index: string): boolean {
  const { code, constraint } = (error ?? {}) as { code?: unknown; constraint?: unknown };
  return code === uniqueViolation && constraint === index;
}
