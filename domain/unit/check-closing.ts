import type { FieldFault } from '../errors.ts';
import { maximumLevels, type RoutingUnit } from '../routing/superiors.ts';
import { tiers, type UnitKind } from '../routing/unit-kinds.ts';

/** A unit that is to be closed, the one that is to take over, and what hangs on the first. */
export type Closing = {
  unit: RoutingUnit;
  successor: RoutingUnit & { informed: boolean };
  /** Kinds of the units whose competent department it is. */
  kindsBelow: readonly UnitKind[];
  /** How many levels of units lie below it. */
  levelsBelow: number;
  /** The units above the successor, and above those. */
  aboveSuccessor: readonly string[];
  /** Applications that it has still to accept, and certificates that it may have to revoke. */
  accepts: number;
};

/** Why the successor could not go on with what the unit has, each reason at the field that chooses it. */
export function checkClosing({
  unit,
  successor,
  kindsBelow,
  levelsBelow,
  aboveSuccessor,
  accepts,
}: Closing): FieldFault[] {
  const fault = (reason: string): FieldFault[] => [{ field: 'successorId', reason }];
  if (successor.id === unit.id) return fault('不能由本单位承接');
  if (!successor.informed) return fault(`${successor.name}尚未完善单位基础信息，暂不能承接`);
  if (aboveSuccessor.includes(unit.id))
    return fault(`${successor.name}是${unit.name}的下级单位，请先变更其主管部门`);
  if (accepts > 0 && !successor.issuesCertificates)
    return fault(
      `尚有 ${accepts} 份申报书由${unit.name}受理或已发证，${successor.name}没有发证权限，请先授予`,
    );
  if (kindsBelow.some((kind) => tiers[kind] >= tiers[successor.kind]))
    return fault(`有单位以${unit.name}为主管部门，${successor.name}的层级不高于它们`);
  if (levelsBelow > 0 && levelsBelow + 1 + aboveSuccessor.length > maximumLevels)
    return fault(`承接后主管关系超过${maximumLevels}级`);
  return [];
}
