/**
 * What the demo's named people find after the first start: each of these is non-empty. A tab that a unit cannot have is
 * left out: 待签收 where signing is off, 待发证 and 核准中 without the authority to issue, 已上报 at the top of the city.
 */
type Tab = 'to_sign' | 'to_review' | 'in_publicity' | 'to_certify' | 'held' | 'reported' | 'all';

export const unitTabs: readonly { person: string; subject: string; unit: string; tabs: readonly Tab[] }[] = [
  {
    person: '石磊',
    subject: 'handler-south-hospital-1',
    unit: '南山区人民医院',
    tabs: ['to_sign', 'to_review', 'in_publicity', 'reported', 'all'],
  },
  {
    person: '苏晴',
    subject: 'handler-south-technology-1',
    unit: '南山云图科技有限公司',
    tabs: ['to_review', 'in_publicity', 'reported', 'all'],
  },
  {
    person: '唐晓燕',
    subject: 'handler-south-health-1',
    unit: '南山区卫生健康委员会',
    tabs: ['to_sign', 'to_review', 'in_publicity', 'reported', 'all'],
  },
  {
    person: '周立群',
    subject: 'handler-south-bureau-1',
    unit: '南山区人力资源和社会保障局',
    tabs: ['to_sign', 'to_review', 'in_publicity', 'to_certify', 'held', 'reported', 'all'],
  },
  {
    person: '陈文静',
    subject: 'handler-city-bureau-1',
    unit: '江州市人力资源和社会保障局',
    tabs: ['to_sign', 'to_review', 'in_publicity', 'to_certify', 'held', 'all'],
  },
];

/** Units whose batches have one application at least in each of these, for either business. */
export const batchUnits = unitTabs.filter(({ tabs }) => tabs.includes('held'));
export const batchStates = ['to_certify', 'held', 'completed', 'rejected', 'revoked'] as const;

/** Other lists that have something in them: who reads them, and where. */
export const lists: readonly { person: string; subject: string; path: string }[] = [
  { person: '林若溪', subject: 'applicant-1', path: '/api/applications' },
  { person: '林若溪', subject: 'applicant-1', path: '/api/certificates' },
  { person: '林若溪', subject: 'applicant-1', path: '/api/notices' },
  { person: '赵一鸣', subject: 'applicant-2', path: '/api/applications' },
  { person: '赵一鸣', subject: 'applicant-2', path: '/api/certificates' },
  { person: '赵一鸣', subject: 'applicant-2', path: '/api/notices' },
  { person: '卫欣怡', subject: 'applicant-12', path: '/api/me/bans' },
  ...unitTabs.map(({ person, subject }) => ({ person, subject, path: '/api/notices' })),
  { person: '平台管理员', subject: 'administrator', path: '/api/administration/bans' },
  { person: '平台管理员', subject: 'administrator', path: '/api/administration/units' },
  { person: '平台管理员', subject: 'administrator', path: '/api/administration/accounts?search=林' },
  { person: '平台管理员', subject: 'administrator', path: '/api/audit' },
];

/** Applicants whose applications stand where only they can go on. */
export const applicantStates: readonly { subject: string; state: string }[] = [
  { subject: 'applicant-21', state: 'to_amend' },
  { subject: 'applicant-27', state: 'draft' },
  { subject: 'applicant-49', state: 'to_amend' },
  { subject: 'applicant-55', state: 'draft' },
];
