import { type TerritoryGroup, territoryGroups } from '../../../../domain/routing/territory.ts';

type Unit = { id: string; name: string; group: TerritoryGroup; district: string | null };
export type Branch<U extends Unit> = { title: string; units: U[] };

/** The tree that applicants choose from: the city, its departments and groups, then each district, in the order given. */
export function branchesOf<U extends Unit>(units: readonly U[]): Branch<U>[] {
  const branches = new Map<string, U[]>();
  for (const unit of units) {
    const title = unit.group === 'district' ? (unit.district ?? '') : territoryGroups[unit.group];
    branches.set(title, [...(branches.get(title) ?? []), unit]);
  }
  return [...branches].map(([title, found]) => ({ title, units: found }));
}
