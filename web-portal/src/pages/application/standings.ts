import type { State } from '../../../../domain/application/states.ts';

/** What a state means for the applicant, and what comes next. */
export const standings: Record<State, string> = {
  draft: '尚未提交。填写完整后提交，由用人单位审核。',
  to_amend: '等待申报人修改后再次提交。',
  to_sign: '已送达，等待该单位签收。',
  to_review: '等待该单位审核。',
  in_publicity: '正在用人单位公示，期满后由用人单位报送。',
  to_certify: '审核已通过，等待受理单位发放证书。',
  held: '受理单位正在进一步核准，暂不发放证书。',
  completed: '已办结，证书已发放。',
  rejected: '核准不通过，已办结，不发放证书。原因见办理记录。',
  terminated: '申报已终止，本年度内不能再向该受理单位申报同一业务。原因见办理记录。',
  abandoned: '申报人已放弃本次申报，可以重新申报。',
  revoked: '证书已被撤销，不再有效。原因见办理记录。',
};
