import type { FieldFault } from '../errors.ts';
import { unitKindTitles } from '../unit/information.ts';
import type { DepartmentRule, RoutingRules } from './rules.ts';
import { tiers, type UnitKind, unitKinds } from './unit-kinds.ts';

const places = ['with', 'without'] as const;

/** What would leave units without a way or turn the tree upside down, each fault at its rule. */
export function checkRoutingRules({ departments, superiors }: RoutingRules): FieldFault[] {
  const upsideDown = departments.flatMap((rule, index) =>
    rule.departmentKinds.some((above) => rule.kinds.some((kind) => tiers[above] <= tiers[kind]))
      ? [{ field: `rules.departments.${index}.departmentKinds`, reason: '主管部门的层级须高于本单位' }]
      : [],
  );
  const without = unitKinds.flatMap((kind) =>
    places
      .filter((place) => !departments.some((rule) => fits(rule, kind, place)))
      .map(() => ({
        field: 'rules.departments',
        reason: `缺少适用于“${unitKindTitles[kind]}”的主管部门规则`,
      })),
  );
  const alone = superiors.some(({ relation }) => relation === 'competent_department')
    ? []
    : [{ field: 'rules.superiors', reason: '须保留“主管部门”规则' }];
  return [...upsideDown, ...unique(without), ...alone];
}

export const fits = (rule: DepartmentRule, kind: UnitKind, place: (typeof places)[number]): boolean =>
  rule.kinds.includes(kind) && (rule.district === 'any' || rule.district === place);

const unique = (faults: readonly FieldFault[]): FieldFault[] => [
  ...new Map(faults.map((fault) => [fault.reason, fault])).values(),
];
