import type { Permission } from '../rights.ts';
import type { Guard } from './guards.ts';
import type { State } from './states.ts';

/**
 * The one table of what people can do with an application. API, portal buttons, the tests' matrix and the lint of
 * the diagrams are all derived from it.
 */
export type ActRow = {
  /** What the button says. */
  title: string;
  /** What the record of handling says. */
  event: string;
  by: 'applicant' | 'unit' | 'reporter' | 'accepting_unit';
  permission?: Permission;
  from: readonly State[];
  /** Conditions beyond the state, checked in this order; the first that fails is the answer. */
  guards: readonly Guard[];
  /** What the engine is told. `start` and `message` publish a message, `complete` ends the open human step. */
  command: 'start' | 'complete' | 'message' | 'none';
  /** Values of the step's `outcome` that the diagram branches on; where there are two, the act's input decides. */
  outcomes?: readonly string[];
  /** A reason (opinion) must be given. */
  reasonRequired?: true;
};

const reviewable = ['to_review', 'in_publicity'] as const;

export const acts = {
  submit: {
    title: '提交申报书',
    event: '提交申报书',
    by: 'applicant',
    from: ['draft'],
    guards: ['acceptingUnitTakes', 'notBarred'],
    command: 'start',
  },
  amend: {
    title: '修改申报书',
    event: '修改申报书',
    by: 'applicant',
    from: ['draft', 'to_amend'],
    guards: [],
    command: 'none',
  },
  resubmit: {
    title: '再次提交',
    event: '修改后再次提交',
    by: 'applicant',
    from: ['to_amend'],
    guards: ['acceptingUnitTakes', 'notBarred'],
    command: 'complete',
    outcomes: ['resubmit'],
  },
  abandon: {
    title: '放弃申报',
    event: '放弃申报',
    by: 'applicant',
    from: ['to_amend'],
    guards: [],
    command: 'complete',
    outcomes: ['abandon'],
  },
  withdraw: {
    title: '撤回',
    event: '撤回申报书',
    by: 'applicant',
    from: ['to_sign', 'to_review'],
    guards: ['atWorkUnit', 'notBegun'],
    command: 'message',
    outcomes: ['withdraw'],
  },
  sign: {
    title: '签收',
    event: '签收申报书',
    by: 'unit',
    permission: 'review',
    from: ['to_sign'],
    guards: ['notOwnApplication'],
    command: 'complete',
    outcomes: ['sign'],
  },
  open: {
    title: '打开审核',
    event: '打开审核',
    by: 'unit',
    permission: 'review',
    from: ['to_review'],
    guards: ['notOwnApplication', 'isHandler'],
    command: 'none',
  },
  pass_and_publicize: {
    title: '审核通过并公示',
    event: '审核通过并公示',
    by: 'unit',
    permission: 'review',
    from: ['to_review'],
    guards: ['notOwnApplication', 'isHandler', 'isWorkUnit'],
    command: 'complete',
    outcomes: ['publicize'],
  },
  raise_objection: {
    title: '登记实名异议',
    event: '登记实名异议',
    by: 'unit',
    permission: 'review',
    from: ['in_publicity'],
    guards: ['notOwnApplication', 'isHandler', 'publicityRuns'],
    command: 'none',
  },
  settle_objection: {
    title: '登记异议处理结果',
    event: '登记异议处理结果',
    by: 'unit',
    permission: 'review',
    from: ['in_publicity'],
    guards: ['notOwnApplication', 'isHandler', 'objectionOpen'],
    command: 'message',
  },
  report: {
    title: '报送上级单位',
    event: '报送上级单位',
    by: 'unit',
    permission: 'review',
    from: reviewable,
    guards: [
      'notOwnApplication',
      'isHandler',
      'isNotAcceptingUnit',
      'publicityHeld',
      'objectionsSettled',
      'noObjectionUpheld',
      'publicityOver',
    ],
    command: 'complete',
    outcomes: ['report'],
  },
  approve: {
    title: '审核通过',
    event: '审核通过',
    by: 'unit',
    permission: 'review',
    from: reviewable,
    guards: [
      'notOwnApplication',
      'isHandler',
      'isAcceptingUnit',
      'publicityHeld',
      'objectionsSettled',
      'noObjectionUpheld',
      'publicityOver',
    ],
    command: 'complete',
    outcomes: ['approve'],
  },
  return: {
    title: '退回申报',
    event: '退回申报',
    by: 'unit',
    permission: 'review',
    from: reviewable,
    guards: ['notOwnApplication', 'isHandler', 'objectionsSettled', 'publicityOverOrObjectionUpheld'],
    command: 'complete',
    outcomes: ['return_to_applicant', 'return_to_unit'],
    reasonRequired: true,
  },
  refuse: {
    title: '拒收',
    event: '拒收',
    by: 'unit',
    permission: 'review',
    from: ['to_sign', 'to_review'],
    guards: ['notOwnApplication', 'isHandler', 'wasReported', 'notBegun'],
    command: 'complete',
    outcomes: ['refuse'],
    reasonRequired: true,
  },
  terminate: {
    title: '终止申报',
    event: '终止申报',
    by: 'unit',
    permission: 'review',
    from: reviewable,
    guards: ['notOwnApplication', 'isHandler', 'objectionsSettled', 'publicityOverOrObjectionUpheld'],
    command: 'complete',
    outcomes: ['terminate'],
    reasonRequired: true,
  },
  recall: {
    title: '撤回报送',
    event: '撤回报送',
    by: 'reporter',
    permission: 'review',
    from: ['to_sign', 'to_review'],
    guards: ['notOwnApplication', 'notBegun'],
    command: 'message',
    outcomes: ['recall'],
  },
  take_over: {
    title: '变更办理人',
    event: '变更办理人',
    by: 'unit',
    permission: 'review',
    from: reviewable,
    guards: ['notOwnApplication', 'isNotHandler'],
    command: 'none',
  },
  hand_over: {
    title: '移交办理',
    event: '移交办理',
    by: 'unit',
    permission: 'hand_over',
    from: reviewable,
    guards: ['notOwnApplication'],
    command: 'none',
  },
  issue: {
    title: '发放证书',
    event: '发放证书',
    by: 'accepting_unit',
    permission: 'issuance',
    from: ['to_certify'],
    guards: ['notOwnApplication', 'inBatch', 'resultPublicityOver'],
    command: 'complete',
    outcomes: ['issue'],
  },
  hold: {
    title: '移入核准中',
    event: '移入核准中',
    by: 'accepting_unit',
    permission: 'issuance',
    from: ['to_certify'],
    guards: ['notOwnApplication', 'inBatch'],
    command: 'complete',
    outcomes: ['hold'],
    reasonRequired: true,
  },
  release: {
    title: '移出核准中',
    event: '移出核准中',
    by: 'accepting_unit',
    permission: 'issuance',
    from: ['held'],
    guards: ['notOwnApplication', 'inBatch'],
    command: 'complete',
    outcomes: ['release'],
  },
  reject: {
    title: '核准不通过',
    event: '核准不通过',
    by: 'accepting_unit',
    permission: 'issuance',
    from: ['held'],
    guards: ['notOwnApplication', 'inBatch'],
    command: 'complete',
    outcomes: ['reject'],
    reasonRequired: true,
  },
  revoke: {
    title: '撤销证书',
    event: '撤销证书',
    by: 'accepting_unit',
    permission: 'issuance',
    from: ['completed'],
    guards: ['notOwnApplication', 'inBatch'],
    command: 'start',
    reasonRequired: true,
  },
} as const satisfies Record<string, ActRow>;

export type Act = keyof typeof acts;
export const actNames = Object.keys(acts) as Act[];

/** The same row without its literal types, for code that treats all acts alike. */
export const actRow = (act: Act): ActRow => acts[act];

/** Acts that a human step of a diagram may offer in its `actions` header. */
export const offerableActs = actNames.filter((act) => actRow(act).command === 'complete');
