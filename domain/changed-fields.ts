type Fields = Record<string, unknown>;

/** Of two versions only the fields that differ, for the audit trail. Both are plain data. */
export function changedFields(before: Fields, after: Fields): { before: Fields; after: Fields } {
  const changed = Object.keys({ ...before, ...after }).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const of = (fields: Fields): Fields =>
    Object.fromEntries(changed.filter((key) => key in fields).map((key) => [key, fields[key]]));
  return { before: of(before), after: of(after) };
}
