import type { Business } from '../business.ts';
import { dateInShanghai, yearOf } from '../calendar/date.ts';

/** Who may not apply for what, where: what a termination writes and what a start is compared with. */
export type BanScope = { applicantId: string; acceptingUnitId: string; business: Business; year: number };

/** A ban by termination. `lifted`: the platform's administrator lifted it, with a reason. */
export type Ban = BanScope & { lifted: boolean };

/** The calendar year in Asia/Shanghai that a termination at this instant bars for. R-46, reading 8. */
export function banYear(now: Date): number {
  return yearOf(dateInShanghai(now));
}

/**
 * Whether the ban bars this applicant from starting this business at this accepting unit in this year: all four must
 * be the same, and the ban not lifted. 初定 does not bar 确认, other accepting units stay open., reading 8.
 */
export function bars(ban: Ban, asked: BanScope): boolean {
  return (
    !ban.lifted &&
    ban.applicantId === asked.applicantId &&
    ban.acceptingUnitId === asked.acceptingUnitId &&
    ban.business === asked.business &&
    ban.year === asked.year
  );
}
