/**
 * Rows for `jsonb_to_recordset`: `enteredAt` in milliseconds becomes the instant `entered_at`. Texts lose what no text of
 * the database can hold (NUL, half a character), since one of them would keep a whole portion of the stream out.
 */
export const asJson = (rows: readonly object[]): string =>
  JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), valueOf(name, value)])),
    ),
  );

const columnOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function valueOf(name: string, value: unknown): unknown {
  if (name.endsWith('At') && typeof value === 'number') return new Date(value).toISOString();
  return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value;
}
