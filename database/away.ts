/** Names of PostgreSQL's conditions: the server ends, starts, or takes no more connections. */
const serverConditions = new Set(['57P01', '57P02', '57P03', '53300']);
/** Names of the system's and the resolver's errors on the way to the server. */
const networkFaults = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** What driver and pool say without a code, after the statement where there is one. */
const lostConnection = /(Connection terminated( unexpectedly| due to connection timeout)?|is not queryable)$/;

/**
 * True when the database cannot be reached just now, has broken off the connection or has none to spare: nothing is
 * wrong with what was asked, and the same may go through later.
 */
export function isAway(error: unknown): boolean {
  const { code, name, message = '' } = (error ?? {}) as Partial<Error> & { code?: unknown };
  if (typeof code === 'string') {
    return serverConditions.has(code) || networkFaults.has(code) || /^08...$/.test(code);
  }
  return name === 'KnexTimeoutError' || lostConnection.test(message);
}
