import type { Business } from '../business.ts';
import { type Readiness, type ReadinessCode, unreadiness } from './readiness.ts';
import { defaultRoutingRules, type RoutingRules, type SuperiorRule } from './rules.ts';
import { tiers, type UnitKind } from './unit-kinds.ts';

export { tiers, type UnitKind, unitKinds } from './unit-kinds.ts';

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
  /** The rules that hold; left out, the ones of the manual. */
  rules?: RoutingRules;
  /** With it the candidates' readiness counts too, where it is known. */
  business?: Business;
};

/** Whoever may be reported to, and whether they could take it now. */
export type Candidate = RoutingUnit & { readiness?: Readiness };

export type RefusalCode =
  | 'IS_ACCEPTING_UNIT'
  | 'SAME_UNIT'
  | 'ALREADY_ON_THE_WAY'
  | 'TOO_MANY_LEVELS'
  | 'NO_SUPERIOR'
  | 'NOT_HIGHER'
  | 'ABOVE_ACCEPTING_UNIT'
  | ReadinessCode;
export type Judgement = { allowed: true; why: string } | { allowed: false; why: string; code?: RefusalCode };

/**
 * Whether `unit` may report to `candidate`, and the rule that says so in Chinese. Allowed are the accepting unit and
 * whatever the rules make a superior; each but the accepting unit only if it lies higher than the unit and not above
 * the accepting unit. Never a unit already on the way, never so far that the accepting unit is out of reach within six
 * levels, and nobody who could not take it now.; readings 9 and 15.
 */
export function judgeSuperior({ candidate, ...way }: Way & { candidate: Candidate }): Judgement {
  const { acceptingUnit, business } = way;
  const judged = judgeRelation(way, candidate);
  if (!judged.allowed || !business || !candidate.readiness) return judged;
  const isAccepting = candidate.id === acceptingUnit.id;
  const unready = unreadiness(candidate, candidate.readiness, { business, isAccepting });
  return unready ? { allowed: false, ...unready } : judged;
}

function judgeRelation(
  { unit, acceptingUnit, wayUnitIds, rules = defaultRoutingRules }: Way,
  candidate: RoutingUnit,
): Judgement {
  const way = new Set([...wayUnitIds, unit.id]);
  if (unit.id === acceptingUnit.id) return no('IS_ACCEPTING_UNIT', '本单位就是受理单位，无须再报送');
  if (candidate.id === unit.id) return no('SAME_UNIT', '不能报送给本单位');
  if (way.has(candidate.id))
    return no('ALREADY_ON_THE_WAY', `${candidate.name}已经办理过该申报书，不能重复报送`);
  const isAccepting = candidate.id === acceptingUnit.id;
  if (way.size + (isAccepting ? 1 : 2) > maximumLevels) {
    const instead = isAccepting ? '' : `，请直接报送受理单位${acceptingUnit.name}`;
    return no('TOO_MANY_LEVELS', `办理单位最多${maximumLevels}级${instead}`);
  }
  if (isAccepting) return yes('所选受理单位，可直接报送');
  const rule = rules.superiors.find((one) => relates(one, unit, candidate));
  if (!rule) {
    const names = namesFor(unit.kind, rules);
    const others = names.length > 0 ? `${names.join('、')}或` : '';
    return no('NO_SUPERIOR', `${candidate.name}不是${unit.name}的${others}受理单位`);
  }
  if (tiers[candidate.kind] <= tiers[unit.kind])
    return no('NOT_HIGHER', `${candidate.name}的层级不高于${unit.name}`);
  if (tiers[candidate.kind] > tiers[acceptingUnit.kind])
    return no('ABOVE_ACCEPTING_UNIT', `${candidate.name}的层级高于受理单位${acceptingUnit.name}`);
  return yes(rule.why);
}

/** Every other unit with its judgement, the allowed first, each part in the order given. R-93. */
export function superiorsOf<Unit extends Candidate>({
  units,
  ...way
}: Way & { units: readonly Unit[] }): ({ unit: Unit } & Judgement)[] {
  const judged = units
    .filter((candidate) => candidate.id !== way.unit.id)
    .map((candidate) => ({ unit: candidate, ...judgeSuperior({ ...way, candidate }) }));
  return [...judged.filter(({ allowed }) => allowed), ...judged.filter(({ allowed }) => !allowed)];
}

/** True if the rule makes the candidate a superior of the unit. */
function relates(rule: SuperiorRule, unit: RoutingUnit, candidate: RoutingUnit): boolean {
  if (!rule.kinds.includes(unit.kind) || !rule.superiorKinds.includes(candidate.kind)) return false;
  if (rule.relation === 'competent_department') return candidate.id === unit.departmentId;
  return rule.relation === 'any' || (unit.district !== null && candidate.district === unit.district);
}

/** What a superior of such a unit is called. */
const namesFor = (kind: UnitKind, { superiors }: RoutingRules): string[] =>
  superiors.filter((rule) => rule.name !== '' && rule.kinds.includes(kind)).map(({ name }) => name);

const yes = (why: string): Judgement => ({ allowed: true, why });
const no = (code: RefusalCode, why: string): Judgement => ({ allowed: false, code, why });
