/**
 * Where an application can rest. Every state but the first and the last ones is the `stage` header of a human step
 * in the diagram: the engine decides where the application rests, this table says what that is called and in which
 * tab of the unit it lies.
 *
 * While an act's command is under way to the engine the application keeps the state it came from and is *moving*
 * (系统处理中); nothing can be done with it until it rests again.
 */
type StateRow = {
  /** What people read. */
  title: string;
  /** Who has it: decides whom the pages name as the pending person. */
  pendingWith: 'applicant' | 'unit' | 'nobody';
  /** A running application blocks a second one of the same business. */
  running: boolean;
};

export const states = {
  draft: { title: '草稿', pendingWith: 'applicant', running: true },
  to_amend: { title: '待修改', pendingWith: 'applicant', running: true },
  to_sign: { title: '待签收', pendingWith: 'unit', running: true },
  to_review: { title: '待审核', pendingWith: 'unit', running: true },
  in_publicity: { title: '公示中', pendingWith: 'unit', running: true },
  to_certify: { title: '待发证', pendingWith: 'unit', running: true },
  held: { title: '核准中', pendingWith: 'unit', running: true },
  completed: { title: '已办结', pendingWith: 'nobody', running: false },
  rejected: { title: '核准不通过', pendingWith: 'nobody', running: false },
  terminated: { title: '已终止', pendingWith: 'nobody', running: false },
  abandoned: { title: '已放弃', pendingWith: 'nobody', running: false },
  revoked: { title: '证书已撤销', pendingWith: 'nobody', running: false },
} as const satisfies Record<string, StateRow>;

export type State = keyof typeof states;
export const stateNames = Object.keys(states) as State[];

/** The `stage` header of a human step, and the state an application has while it rests there. */
export const stages = {
  amend: 'to_amend',
  sign: 'to_sign',
  review: 'to_review',
  publicity: 'in_publicity',
  certification: 'to_certify',
  held: 'held',
} as const satisfies Record<string, State>;

export type Stage = keyof typeof stages;
export const stageNames = Object.keys(stages) as Stage[];

/** How an application came to a unit; decides at which step the unit review begins (`domain.md` readings 5, 6, 11). */
export const arrivals = ['submitted', 'reported', 'resubmitted', 'returned', 'refused', 'recalled'] as const;
export type Arrival = (typeof arrivals)[number];
