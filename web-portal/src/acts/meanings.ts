import type { Act } from '../../../domain/application/acts.ts';
import { businessTitles } from '../../../domain/business.ts';
import type { Target } from './target.ts';

type Meaning = (targets: readonly [Target, ...Target[]]) => string;

/** What an act brings about, said before it is confirmed. */
const meanings: Partial<Record<Act, Meaning>> = {
  sign: () => '签收后由您办理，本单位其他经办人只能查看。',
  pass_and_publicize: () => '审核通过后即开始公示，公示期按工作日计算，期满后方可报送。',
  return: () => '申报人修改后再次提交的，回到本单位继续审核。',
  refuse: () => '拒收后退给报送的下级单位，由其重新选择报送单位。',
  terminate: ([{ acceptingUnit, business }]) =>
    `终止后不能恢复。申报人本年度内不能再选择${acceptingUnit.name}申报${businessTitles[business].usual}。`,
  recall: () => '撤回后回到本单位原来的环节，可重新审核、另选报送单位。',
  take_over: ([{ handler }, ...others]) =>
    handler && others.length === 0
      ? `变更后由您办理，${handler.name}只能查看。`
      : '变更后由您办理，原办理人只能查看。',
};

export const meaningOf = (act: Act, targets: readonly Target[]): string => {
  const [first, ...others] = targets;
  return first ? (meanings[act]?.([first, ...others]) ?? '') : '';
};

/** What cannot be taken back is confirmed in so many words. */
export const confirmationOf = (act: Act): string => (act === 'terminate' ? '我已核实，确认终止' : '');

/** What is told after it is done. */
export const doneText: Record<Act, string> = {
  submit: '已提交',
  amend: '已保存',
  resubmit: '已再次提交',
  abandon: '已放弃申报',
  withdraw: '已撤回',
  sign: '已签收',
  open: '已开始审核',
  pass_and_publicize: '已审核通过并公示',
  raise_objection: '已登记实名异议',
  settle_objection: '已登记处理结果',
  report: '已报送',
  approve: '已审核通过',
  return: '已退回',
  refuse: '已拒收',
  terminate: '已终止',
  recall: '已撤回报送',
  take_over: '已变更为您办理',
  hand_over: '已移交',
  issue: '已发放证书',
  hold: '已移入核准中',
  release: '已移出核准中',
  reject: '已登记核准不通过',
  revoke: '已撤销证书',
};
