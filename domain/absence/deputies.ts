import type { FieldFault } from '../errors.ts';
import { permissionTitles, type StoredPermission } from '../rights.ts';
import { absencesAhead, overlap, type Period, periodText } from './absence.ts';

/** Somebody of the unit, as whom others can be stood in for; a legal person has every permission. */
export type Colleague = { id: string; name: string; permissions: readonly StoredPermission[] };

/** An absence of the unit that is not over yet. */
export type Ahead = Period & { accountId: string; account: string; deputyId: string; deputy: string };

const reviewing: readonly StoredPermission[] = ['initial_review', 'confirmation_review'];

/**
 * Why the colleague cannot stand in for this person in this period; nothing where they can. Whoever stands in may do
 * what is with the other: so they need the same review menus, must be there themselves, and nobody stands in for them
 * meanwhile. R-99.
 */
export function whyNotDeputy(
  colleague: Colleague,
  absent: Colleague,
  period: Period,
  ahead: readonly Ahead[],
): string | undefined {
  if (colleague.id === absent.id) return '不能由本人代办';
  const missing = reviewing.filter(
    (permission) => absent.permissions.includes(permission) && !colleague.permissions.includes(permission),
  );
  if (missing.length > 0)
    return `${colleague.name}没有“${missing.map((one) => permissionTitles[one]).join('、')}”权限`;
  const away = ahead.find((one) => one.accountId === colleague.id && overlap(one, period));
  return away && `${colleague.name} ${periodText(away)} 也离岗，不能代办`;
}

/** What keeps this absence from being entered, whoever its deputy is: it overlaps, or the person stands in for another. */
export function absenceFaults(absent: Colleague, period: Period, ahead: readonly Ahead[]): FieldFault[] {
  const own = ahead.filter(({ accountId }) => accountId === absent.id);
  const same = own.find((one) => overlap(one, period));
  if (same) return [{ field: 'from', reason: `与已登记的离岗（${periodText(same)}）重叠` }];
  if (own.length >= absencesAhead)
    return [{ field: 'from', reason: `尚未结束的离岗最多登记 ${absencesAhead} 次` }];
  const other = ahead.find((one) => one.deputyId === absent.id && overlap(one, period));
  if (!other) return [];
  const reason = `${absent.name} ${periodText(other)} 正代${other.account}办理，请先结束该离岗并另选代办人`;
  return [{ field: 'from', reason }];
}
