import { type State, states } from '../application/states.ts';
import { type Business, businessTitles, businesses } from '../business.ts';
import type { IsoDate } from '../calendar/date.ts';
import { causesOf, type Standing } from '../stuck/causes.ts';

/** What a unit's week begins with. */
export type Week = {
  /** What rests with the unit now. */
  counts: readonly { business: Business; state: State; count: number }[];
  /** Since when the oldest of what it could do now has been waiting. */
  oldest: IsoDate | null;
  /** What stands still, what waits longest first; `stuck` may be longer than is worth naming. */
  stuck: readonly (Standing & { number: string | null })[];
  /** There are more than those in `stuck`. */
  moreStuck: boolean;
  /** Publicities that end from this Monday to Sunday. */
  publicitiesEnding: number;
};

/** The tabs in their order; what lies elsewhere is not the unit's. */
const tabs: readonly State[] = ['to_sign', 'to_review', 'in_publicity', 'to_certify', 'held'];

/** How many that stand still are named one by one. */
const namedAtMost = 5;

/** The week in one sentence, for page, mail and SMS alike; empty where there is nothing to say. */
export function digestOf(week: Week): string {
  const parts = [
    ...businesses.map((business) => waitingPart(business, week.counts)),
    week.oldest === null ? '' : `最早的自 ${week.oldest} 起等待办理`,
    week.publicitiesEnding > 0 ? `本周公示期满 ${week.publicitiesEnding} 份` : '',
    stuckPart(week),
  ];
  return parts
    .filter(Boolean)
    .map((part) => `${part}。`)
    .join('');
}

function waitingPart(business: Business, counts: Week['counts']): string {
  const named = tabs.flatMap((tab) => {
    const count = counts.find((one) => one.business === business && one.state === tab)?.count ?? 0;
    return count > 0 ? [`${states[tab].title} ${count} 份`] : [];
  });
  return named.length > 0 ? `${businessTitles[business].usual}：${named.join('、')}` : '';
}

function stuckPart({ stuck, moreStuck }: Week): string {
  if (stuck.length === 0) return '';
  const named = stuck.slice(0, namedAtMost).map((one) => {
    const why = causesOf(one)
      .map(({ text }) => text)
      .join('，');
    return `${one.number ?? ''}（${why}）`;
  });
  const count = `停滞 ${stuck.length} 份${moreStuck ? '以上' : ''}`;
  return `${count}：${named.join('、')}${stuck.length > namedAtMost ? '等' : ''}`;
}
