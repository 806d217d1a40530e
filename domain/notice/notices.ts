/** What a notice's text may speak of, by the name that stands in braces. */
export const noticeFactTitles = {
  number: '申报编号',
  business: '业务名称',
  event: '最近办理事项',
  unit: '办理单位',
  reason: '原因',
  because: '有原因时为“，原因：……”，没有则为空',
  certificate: '证书编号',
  person: '相关经办人',
  period: '离岗起止日期',
  summary: '本周待办汇总',
} as const;
export type NoticeFacts = Record<keyof typeof noticeFactTitles, string>;

type NoticeRow = {
  title: string;
  to: 'applicant' | 'unit' | 'handler';
  text: string;
  /** A person causes it, or the week; all others are steps of the flow. */
  by?: 'person' | 'week';
};

/** what people are told, and whom. The texts are the defaults: an administrator may write others. */
export const notices = {
  returned: {
    title: '申报被退回',
    to: 'applicant',
    text: '您的{business}申报（{number}）被{unit}退回，退回原因：{reason}。请修改后再次提交。',
  },
  form_invalid: {
    title: '系统校验未通过',
    to: 'applicant',
    text: '您的{business}申报（{number}）未通过系统校验，请修改后再次提交。',
  },
  came_back: {
    title: '申报书回到本单位',
    to: 'unit',
    text: '{business}申报（{number}）已回到本单位（{event}）{because}。请办理。',
  },
  terminated: {
    title: '申报被终止',
    to: 'applicant',
    text: '您的{business}申报（{number}）已被{unit}终止，终止原因：{reason}。',
  },
  publicity_over: {
    title: '公示期满',
    to: 'unit',
    text: '{business}申报（{number}）公示期已满，请及时办理。',
  },
  task_waiting: {
    title: '等待办理已久',
    to: 'unit',
    text: '{business}申报（{number}）在本单位等待办理已久，请及时办理。',
  },
  urged: {
    title: '催办',
    to: 'unit',
    text: '{unit}催办{business}申报（{number}），请及时办理。',
    by: 'person',
  },
  handed_over: {
    title: '申报书移交给您',
    to: 'handler',
    text: '{unit}：{person}已将申报书（{number}等）移交给您办理，请在待审核、公示中查看。',
    by: 'person',
  },
  deputised: {
    title: '请您代办',
    to: 'handler',
    text: '{unit}：{person} {period} 离岗，期间由您代办其名下的申报书。',
    by: 'person',
  },
  deputy_ended: {
    title: '代办结束',
    to: 'handler',
    text: '{unit}：{person}（{period} 离岗）名下的申报书不再由您代办。',
    by: 'person',
  },
  weekly_digest: {
    title: '本周待办汇总',
    to: 'unit',
    text: '{unit}本周待办汇总：{summary}',
    by: 'week',
  },
  rejected: {
    title: '核准不通过',
    to: 'applicant',
    text: '您的{business}申报（{number}）核准不通过，原因：{reason}。',
  },
  issued: {
    title: '证书已发放',
    to: 'applicant',
    text: '您的{business}申报（{number}）已办结，证书编号{certificate}，可在“我的证书”下载。',
  },
  revoked: {
    title: '证书已撤销',
    to: 'applicant',
    text: '您的职称证书（{certificate}）已被撤销，原因：{reason}。',
  },
} as const satisfies Record<string, NoticeRow>;

export type NoticeKind = keyof typeof notices;
export const noticeKinds = Object.keys(notices) as NoticeKind[];

/** Those that a step of a diagram may send. */
export const flowNoticeKinds = noticeKinds.filter((kind) => !('by' in notices[kind]));

const placeholder = /\{(\w*)\}/g;

/** The text with what it speaks of filled in; what the notice knows nothing of is left empty. */
export const noticeText = (template: string, facts: Partial<NoticeFacts>): string =>
  template.replace(placeholder, (whole, name: string) =>
    Object.hasOwn(noticeFactTitles, name) ? (facts[name as keyof NoticeFacts] ?? '') : whole,
  );

/** Names in braces that no notice knows. */
export const unknownFacts = (template: string): string[] =>
  [...template.matchAll(placeholder)]
    .map(([, name = '']) => name)
    .filter((name) => !Object.hasOwn(noticeFactTitles, name));
