import type { StoredPermission } from '../rights.ts';
import { permissionTitles } from '../rights.ts';

/** Somebody of the unit to whom applications could be handed over, and how many are with them already. */
export type Taker = {
  id: string;
  name: string;
  permissions: readonly StoredPermission[];
  /** Away today. */
  away: boolean;
  open: number;
};

export type ToHandOver = {
  applicantId: string;
  handlerId: string | null;
  /** The menu that the open step asks for. */
  needs: StoredPermission;
};

/** Why this person cannot take the application; nothing where they can. Readings 2, 17; R-99. */
export function whyNotTake(
  taker: Omit<Taker, 'open'>,
  { applicantId, handlerId, needs }: ToHandOver,
): string | undefined {
  if (taker.id === handlerId) return `已由${taker.name}办理`;
  if (taker.id === applicantId) return `${taker.name}是申报人本人`;
  if (!taker.permissions.includes(needs)) return `${taker.name}没有“${permissionTitles[needs]}”权限`;
  return taker.away ? `${taker.name}离岗中` : undefined;
}

/**
 * Proposes for each application who could take it: of those who can, whoever has fewest, counting what was proposed
 * before it; nobody where nobody can. Equals come in the order of their ids, so that asking again says the same.
 */
export function proposeTakers(
  items: readonly ToHandOver[],
  takers: readonly Taker[],
): (Omit<Taker, 'open'> | null)[] {
  const open = new Map(takers.map(({ id, open: count }) => [id, count]));
  return items.map((item) => {
    const [best] = takers
      .filter((taker) => whyNotTake(taker, item) === undefined)
      .toSorted((a, b) => (open.get(a.id) ?? 0) - (open.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1));
    if (!best) return null;
    open.set(best.id, (open.get(best.id) ?? 0) + 1);
    return best;
  });
}
