/**
 * A row of the record of handling as it is hashed, each field as the database writes it: the details as PostgreSQL
 * prints its jsonb, the instant in UTC to the microsecond. Empty where there is no person or no unit.
 */
export type ChainedRecord = {
  position: number;
  id: string;
  applicationId: string;
  event: string;
  title: string;
  accountId: string;
  unitId: string;
  opinion: string;
  details: string;
  at: string;
  /** Of the row before and of this one, in hexadecimal. */
  hash: string;
};

/** Each field with its length in characters, so that no two rows read alike. The database's `record_hash` says the same. */
export function canonicalRecord(previous: string, row: ChainedRecord): string {
  const { position, id, applicationId, event, title, accountId, unitId, opinion, details, at } = row;
  return [
    previous,
    String(position),
    id,
    applicationId,
    event,
    title,
    accountId,
    unitId,
    opinion,
    details,
    at,
  ]
    .map((field) => `${Array.from(field).length}:${field};`)
    .join('');
}

/**
 * The position of the first row that was changed, put in or left out since it was written; nothing where the chain
 * holds. Rows cut off at its end show only against a hash that is kept elsewhere, as each certificate keeps one:
 * `mustHold`. R-94.
 */
export function brokenAt(
  rows: readonly ChainedRecord[],
  sha256: (text: string) => string,
  mustHold?: string,
): number | undefined {
  let previous = '';
  for (const [index, row] of rows.entries()) {
    if (row.position !== index + 1 || row.hash !== sha256(canonicalRecord(previous, row))) return index + 1;
    previous = row.hash;
  }
  const missing = mustHold !== undefined && !rows.some(({ hash }) => hash === mustHold);
  return missing ? rows.length + 1 : undefined;
}
