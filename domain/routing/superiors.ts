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

/** A unit as far as routing is concerned. */
export type RoutingUnit = {
  id: string;
  name: string;
  kind: UnitKind;
  /** The district or county it lies in; null for what belongs to the city. */
  district: string | null;
  /** Its competent department. */
  departmentId: string | null;
  issuesCertificates: boolean;
};

/** The most units that an application passes, work unit and accepting unit included (reading 9). */
export const maximumLevels = 6;

/** Where an application is and where it has to get. */
export type Way = {
  /** The unit that reports. */
  unit: RoutingUnit;
  acceptingUnit: RoutingUnit;
  /** The units of the live way so far, the work unit first; whether `unit` is among them makes no difference. */
  wayUnitIds: readonly string[];
};

export type Judgement = { allowed: true; why: string } | { allowed: false; why: string };

/**
 * Whether `unit` may report to `candidate`, and the rule that says so in Chinese. Allowed are the accepting unit, the
 * unit's competent department, the personnel bureau of its district, and the city's; each but the accepting unit only
 * if it lies higher than the unit and not above the accepting unit. Never a unit already on the way, and never so far
 * that the accepting unit is out of reach within six levels. R-42, R-93; readings 9 and 15.
 */
export function judgeSuperior({
  unit,
  candidate,
  acceptingUnit,
  wayUnitIds,
}: Way & { candidate: RoutingUnit }): Judgement {
  const way = new Set([...wayUnitIds, unit.id]);
  if (unit.id === acceptingUnit.id) return no('本单位就是受理单位，无须再报送');
  if (candidate.id === unit.id) return no('不能报送给本单位');
  if (way.has(candidate.id)) return no(`${candidate.name}已经办理过该申报书，不能重复报送`);
  const isAccepting = candidate.id === acceptingUnit.id;
  if (way.size + (isAccepting ? 1 : 2) > maximumLevels) {
    return no(
      `办理单位最多${maximumLevels}级${isAccepting ? '' : `，请直接报送受理单位${acceptingUnit.name}`}`,
    );
  }
  if (isAccepting) return yes('所选受理单位，可直接报送');
  const relation = relationTo(unit, candidate);
  if (!relation) return no(`${candidate.name}不是${unit.name}的主管部门、所在区县人社局或受理单位`);
  if (tiers[candidate.kind] <= tiers[unit.kind]) return no(`${candidate.name}的层级不高于${unit.name}`);
  if (tiers[candidate.kind] > tiers[acceptingUnit.kind]) {
    return no(`${candidate.name}的层级高于受理单位${acceptingUnit.name}`);
  }
  return yes(relation);
}

/** Every other unit with its judgement, the allowed first, each part in the order given. R-93. */
export function superiorsOf({
  units,
  ...way
}: Way & { units: readonly RoutingUnit[] }): ({ unit: RoutingUnit } & Judgement)[] {
  const judged = units
    .filter((candidate) => candidate.id !== way.unit.id)
    .map((candidate) => ({ unit: candidate, ...judgeSuperior({ ...way, candidate }) }));
  return [...judged.filter(({ allowed }) => allowed), ...judged.filter(({ allowed }) => !allowed)];
}

/** What makes the candidate a superior of the unit, in words; nothing if it is none. */
function relationTo(unit: RoutingUnit, candidate: RoutingUnit): string | undefined {
  if (candidate.id === unit.departmentId) return '本单位的主管部门';
  if (candidate.kind === 'municipal_bureau') return '市人社局';
  const municipal = unit.kind === 'municipal_department' || unit.kind === 'municipal_bureau';
  const sameDistrict = unit.district !== null && candidate.district === unit.district;
  return candidate.kind === 'district_bureau' && sameDistrict && !municipal
    ? '本单位所在区县的人社局'
    : undefined;
}

const yes = (why: string): Judgement => ({ allowed: true, why });
const no = (why: string): Judgement => ({ allowed: false, why });
