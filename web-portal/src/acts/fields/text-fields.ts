import type { Act } from '../../../../domain/application/acts.ts';

type TextField = { title: string; most: number; lines: number; optional?: boolean; hint?: string };

const texts: Record<string, TextField> = {
  opinion: {
    title: '审核意见',
    most: 2000,
    lines: 3,
    optional: true,
    hint: '填写后印在申报书的意见栏，申报人可见。',
  },
  reason: { title: '原因', most: 2000, lines: 4, hint: '申报人可见。' },
  name: { title: '异议人姓名', most: 50, lines: 1, hint: '匿名异议不暂停公示。' },
  contact: { title: '异议人联系方式', most: 100, lines: 1, hint: '仅本单位经办人可见。' },
  subject: { title: '异议事项', most: 100, lines: 1, hint: '申报人可见，请勿写出异议人。' },
  findings: { title: '核查情况', most: 2000, lines: 4, hint: '申报人可见。' },
};

/** What 原因 is called in each act. */
const reasons: Partial<Record<Act, Partial<TextField>>> = {
  return: { title: '退回原因', hint: '写清哪里有误、如何修改，申报人可见。' },
  refuse: { title: '拒收原因', hint: '报送的下级单位和申报人可见。' },
  terminate: { title: '终止原因' },
  raise_objection: { title: '异议内容', hint: '申报人看不到异议原文。' },
};

export function textFieldOf(act: Act, field: string): TextField {
  const found = texts[field] ?? { title: field, most: 2000, lines: 1 };
  return field === 'reason' ? { ...found, ...reasons[act] } : found;
}
