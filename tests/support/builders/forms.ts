import type { BasicInformation } from '../../../domain/application/form/basic-information.ts';
import type { ConfirmationForm } from '../../../domain/application/form/confirmation-form.ts';
import type { Degree } from '../../../domain/application/form/degrees.ts';
import type { InitialForm } from '../../../domain/application/form/initial-form.ts';
import type { Job } from '../../../domain/application/form/work-history.ts';
import { identityNumber } from './identity-card.ts';

/** The day on which the forms below may be submitted. */
export const formsDay = '2026-03-02';

export const buildPerson = (over: Partial<BasicInformation> = {}): BasicInformation => ({
  name: '陈静',
  idNumber: identityNumber({ birthDate: '1998-05-20', sex: 'female' }),
  sex: 'female',
  birthDate: '1998-05-20',
  phone: '13800138000',
  nation: '汉族',
  politicalStatus: '群众',
  workUnit: '重庆市渝中区第一建筑设计所',
  ...over,
});

export const buildDegree = (over: Partial<Degree> = {}): Degree => ({
  level: 'bachelor',
  school: '重庆大学',
  major: '土木工程',
  graduatedOn: '2024-06-30',
  fullTime: true,
  certificateNumber: '106111202405001234',
  ...over,
});

export const buildJob = (over: Partial<Job> = {}): Job => ({
  from: '2024-07-15',
  to: null,
  unit: '重庆市渝中区第一建筑设计所',
  post: '助理设计师',
  work: '结构设计',
  ...over,
});

/** A form of initial recognition without a fault on `formsDay`. */
export const buildInitialForm = (over: Partial<InitialForm> = {}): InitialForm => ({
  basicInformation: buildPerson(),
  titleApplied: { series: '工程技术', profession: '建筑工程', level: 'assistant' },
  degrees: [buildDegree()],
  workHistory: [buildJob()],
  achievements: '参与完成两项住宅结构设计。',
  probationSummary: '见习期间熟悉规范，能独立完成计算书。',
  ...over,
});

/** A form of confirmation without a fault on `formsDay`. */
export const buildConfirmationForm = (over: Partial<ConfirmationForm> = {}): ConfirmationForm => ({
  basicInformation: buildPerson({ education: 'bachelor' }),
  titleHeld: {
    series: '工程技术',
    profession: '建筑工程',
    level: 'assistant',
    issuingBody: '四川省人力资源和社会保障厅',
    issuedOn: '2025-08-01',
    certificateNumber: '川20250801',
  },
  titleApplied: { series: '工程技术', profession: '建筑工程', level: 'assistant' },
  professionalWork: '到单位后承担三项结构复核工作。',
  ...over,
});
