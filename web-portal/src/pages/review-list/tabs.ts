import type { Tab } from '../../../../domain/api/application-lists.ts';
import { states } from '../../../../domain/application/states.ts';

/** The tabs of reviewing in their order; what is to be certified has a page of its own. */
export const reviewTabs = {
  to_sign: {
    title: states.to_sign.title,
    empty: '没有待签收的申报书',
    about: '申报人提交、下级单位报送后，在这里签收。未启用签收的，直接进入“待审核”。',
  },
  to_review: {
    title: states.to_review.title,
    empty: '没有待审核的申报书',
    about: '签收后的申报书，以及申报人修改后再次提交的，在这里审核。',
  },
  in_publicity: {
    title: states.in_publicity.title,
    empty: '没有公示中的申报书',
    about: '本单位作为用人单位审核通过的，公示期满后在这里报送。',
  },
  reported: {
    title: '已上报',
    empty: '没有已上报的申报书',
    about: '本单位报送上级单位后，在这里查看进展、撤回报送、催办。',
  },
  all: { title: '全部', empty: '还没有申报书', about: '所有到过本单位的申报书都在这里。' },
} as const satisfies Partial<Record<Tab, { title: string; empty: string; about: string }>>;

export type ReviewTab = keyof typeof reviewTabs;
export const reviewTabNames = Object.keys(reviewTabs) as ReviewTab[];

export const isReviewTab = (name: string): name is ReviewTab => name in reviewTabs;

/** What lies with the unit, and not what has passed it. */
export const liesHere = (tab: ReviewTab): tab is 'to_sign' | 'to_review' | 'in_publicity' =>
  tab !== 'reported' && tab !== 'all';
