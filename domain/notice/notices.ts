/** R-80: what people are told, and whom. Texts are data that an administrator will edit; these are the defaults. */
export type NoticeFacts = {
  number: string;
  /** The latest event of the record of handling. */
  event: string;
  business: string;
  unit: string;
  reason: string;
  certificate: string;
};

type NoticeRow = { to: 'applicant' | 'unit'; text: (facts: NoticeFacts) => string };

export const notices = {
  returned: {
    to: 'applicant',
    text: (f) =>
      `您的${f.business}申报（${f.number}）被${f.unit}退回，退回原因：${f.reason}。请修改后再次提交。`,
  },
  form_invalid: {
    to: 'applicant',
    text: (f) => `您的${f.business}申报（${f.number}）未通过系统校验，请修改后再次提交。`,
  },
  came_back: {
    to: 'unit',
    text: (f) =>
      `${f.business}申报（${f.number}）已回到本单位（${f.event}）${f.reason ? `，原因：${f.reason}` : ''}。请办理。`,
  },
  terminated: {
    to: 'applicant',
    text: (f) => `您的${f.business}申报（${f.number}）已被${f.unit}终止，终止原因：${f.reason}。`,
  },
  publicity_over: { to: 'unit', text: (f) => `${f.business}申报（${f.number}）公示期已满，请及时办理。` },
  task_waiting: {
    to: 'unit',
    text: (f) => `${f.business}申报（${f.number}）在本单位等待办理已久，请及时办理。`,
  },
  rejected: {
    to: 'applicant',
    text: (f) => `您的${f.business}申报（${f.number}）核准不通过，原因：${f.reason}。`,
  },
  issued: {
    to: 'applicant',
    text: (f) => `您的${f.business}申报（${f.number}）已办结，证书编号${f.certificate}，可在“我的证书”下载。`,
  },
  revoked: { to: 'applicant', text: (f) => `您的职称证书（${f.certificate}）已被撤销，原因：${f.reason}。` },
} as const satisfies Record<string, NoticeRow>;

export type NoticeKind = keyof typeof notices;
export const noticeKinds = Object.keys(notices) as NoticeKind[];
