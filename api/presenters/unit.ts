import type { z } from 'zod';
import type { UnitRow } from '../../database/unit/information.ts';
import type { readUnit } from '../../domain/api/unit-information.ts';
import { fillingNotes, missingOfUnit, unitKindTitles } from '../../domain/unit/information.ts';

/** A unit for its own people. */
export const presentUnit = (row: UnitRow): z.input<typeof readUnit.response> => ({
  id: row.id,
  ...row.information,
  kindTitle: unitKindTitles[row.information.kind],
  department: row.department,
  issuesCertificates: row.issuesCertificates,
  complete: row.informedAt !== null,
  missing: missingOfUnit(row.information),
  notes: [...fillingNotes],
  revision: row.revision,
});
