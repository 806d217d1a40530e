import type { Act } from '../../../../domain/application/acts.ts';
import { states } from '../../../../domain/application/states.ts';
import { type Detail, type Offer, offerOf } from './detail.ts';

/** What an applicant can do on this page once it is submitted; amending and sending again has a page of its own. */
export const shownActs = ['amend', 'withdraw', 'abandon'] as const satisfies Act[];
export type ShownAct = (typeof shownActs)[number];

type Words = {
  /** What it does, for who may do it. */
  about: string;
  /** What is asked before it is done. */
  ask?: { title: string; message: string; said: string };
  dangerous?: true;
};

export const words: Record<ShownAct, Words> = {
  amend: { about: '按退回原因修改，再次提交。' },
  withdraw: {
    about: '用人单位开始办理前可以撤回，修改后再次提交。',
    ask: {
      title: '撤回这份申报书？',
      message: '撤回后申报书转为“待修改”；修改后再次提交，由用人单位重新办理。',
      said: '申报书已撤回，可以修改',
    },
  },
  abandon: {
    about: '不再继续本次申报；今后可以重新申报。',
    ask: {
      title: '放弃本次申报？',
      message: '放弃后本次申报办结，不能恢复；再次申报须重新填写。',
      said: '已放弃本次申报',
    },
    dangerous: true,
  },
};

/** Nothing once it has ended, nor before it is submitted; giving up stands beside amending, where that is possible. */
export function actsShown(detail: Detail): (Offer & { act: ShownAct })[] {
  if (detail.state === 'draft' || !states[detail.state].running) return [];
  return shownActs
    .filter((act) => act !== 'abandon' || detail.state === 'to_amend')
    .flatMap((act) => {
      const offer = offerOf(detail, act);
      return offer ? [{ ...offer, act }] : [];
    });
}
