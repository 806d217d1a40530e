import { type Act, actRow } from '../../../../domain/application/acts.ts';
import { actsFrom, isDangerous } from '../../acts/offers.ts';
import type { Target } from '../../acts/target.ts';
import { liesHere, type ReviewTab } from './tabs.ts';

/** Whether the act can be this unit's at all: publicity is the work unit's, approval the accepting unit's. */
function fits(act: Act, { workUnit, acceptingUnit }: Target, unitId: string): boolean {
  if (act === 'pass_and_publicize') return workUnit.id === unitId;
  if (act === 'approve') return acceptingUnit.id === unitId;
  if (act === 'report') return acceptingUnit.id !== unitId;
  if (act === 'refuse') return workUnit.id !== unitId;
  return true;
}

/** The acts over many that a tab has, as far as they fit anything in it. */
export function actsOfTab(tab: ReviewTab, shown: readonly Target[], unitId: string): Act[] {
  if (tab === 'reported') return ['recall'];
  if (tab === 'all') return ['take_over'];
  return liesHere(tab)
    ? actsFrom(tab)
        .filter((act) => shown.some((target) => fits(act, target, unitId)))
        .toSorted((a, b) => Number(isDangerous(a)) - Number(isDangerous(b)))
    : [];
}

/** Why the act cannot be done with what is ticked; nothing where it can be tried. */
export function whyNotTogether(act: Act, ticked: readonly Target[]): string | undefined {
  if (ticked.length === 0) return `请先勾选要${actRow(act).title}的申报书`;
  const accepting = new Set(ticked.map(({ acceptingUnit }) => acceptingUnit.id));
  return act === 'report' && accepting.size > 1 ? '所选申报书的受理单位不同，请分开报送' : undefined;
}
