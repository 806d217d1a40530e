import { periodText } from '../absence/absence.ts';
import type { State } from '../application/states.ts';
import { permissionTitles, type StoredPermission } from '../rights.ts';

/** Why an application stands still in a unit, as lists and the digest name it. */
export const stuckCauses = {
  removed: '办理人已不是本单位经办人',
  no_permission: '办理人没有权限',
  away: '办理人离岗',
  silent: '久未办理',
  unsigned: '久未签收',
  unhandled: '无人办理',
} as const;
export type StuckCause = keyof typeof stuckCauses;
export const stuckCauseNames = Object.keys(stuckCauses) as StuckCause[];

/** What is known of an application that lies with a unit. */
export type Standing = {
  state: State;
  handler: string | null;
  /** The handler is no handler of the unit any more, nor its legal person. */
  removed: boolean;
  /** The handler lacks the menu that the open step asks for. */
  lacks: boolean;
  needs: StoredPermission;
  absence: { from: string; to: string; deputy: string; deputyCan: boolean } | null;
  silent: boolean;
  /** Working days after which the unit takes it for silent. */
  silenceLimit: number;
};

/** Every cause that holds, the gravest first, each as a sentence. */
export function causesOf(standing: Standing): { code: StuckCause; text: string }[] {
  const { state, removed, lacks, absence, silent, silenceLimit } = standing;
  const who = standing.handler ?? '';
  const found: { code: StuckCause; text: string }[] = [];
  if (removed) found.push({ code: 'removed', text: `${who}已不是本单位经办人` });
  else if (lacks)
    found.push({ code: 'no_permission', text: `${who}没有“${permissionTitles[standing.needs]}”权限` });
  if (absence) {
    const { deputy, deputyCan } = absence;
    const instead = deputyCan ? `由${deputy}代办` : `代办人${deputy}不能办理`;
    found.push({ code: 'away', text: `${who}离岗（${periodText(absence)}），${instead}` });
  }
  if (silent) {
    const code = standing.handler !== null ? 'silent' : state === 'to_sign' ? 'unsigned' : 'unhandled';
    const what = { silent: '未办理', unsigned: '无人签收', unhandled: '无人办理' }[code];
    found.push({ code, text: `${silenceLimit} 个工作日以上${what}` });
  }
  return found;
}

/** How many have which cause; one that has several counts at each. */
export function countCauses(standings: readonly Standing[]): Record<StuckCause, number> {
  const counts = Object.fromEntries(stuckCauseNames.map((code) => [code, 0])) as Record<StuckCause, number>;
  for (const standing of standings) for (const { code } of causesOf(standing)) counts[code] += 1;
  return counts;
}
