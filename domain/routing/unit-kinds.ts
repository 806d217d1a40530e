/** The kinds of units, from those that applicants work for to the city's personnel bureau. */
export const unitKinds = [
  'work_unit',
  'group',
  'district_department',
  'district_bureau',
  'municipal_department',
  'municipal_bureau',
] as const;
export type UnitKind = (typeof unitKinds)[number];

/** How near to the top a kind stands: a report goes up in tiers only, except to the accepting unit itself. */
export const tiers: Record<UnitKind, number> = {
  work_unit: 0,
  group: 1,
  district_department: 1,
  district_bureau: 2,
  municipal_department: 2,
  municipal_bureau: 3,
};
