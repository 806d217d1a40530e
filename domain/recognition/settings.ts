import type { Business } from '../business.ts';
import type { FieldFault } from '../errors.ts';
import { minimumPublicityDays } from '../publicity/reckon.ts';
import type { Demand } from './demands.ts';

/** Whether eligibility (`domain.md`, "Rules as data") only warns or stands in the way. */
export const eligibilities = ['warn', 'strict'] as const;
export type Eligibility = (typeof eligibilities)[number];

/** What an accepting unit sets for one business. */
export type RecognitionSetting = {
  enabled: boolean;
  /** 受理单位信息: which office takes applications, where, and whom to call. */
  office: string;
  address: string;
  phone: string;
  instructions: string;
  demands: readonly Demand[];
  eligibility: Eligibility;
  /** Reading 5: publicity is held again when what was on public view has changed. */
  publicityAgain: boolean;
  /** Reading 18: the result is on public view once more before certificates are issued. */
  secondPublicity: boolean;
  /** For how many full working days; at least `minimumPublicityDays`. */
  secondPublicityDays: number;
};

/** What stays with an application from its submission on, whatever is set later. */
export type RecognitionAtSubmission = {
  demands: readonly Demand[];
  eligibility: Eligibility;
  publicityAgain?: boolean;
  /** The version of the eligibility rules; absent in what was submitted before there were any. */
  eligibilityVersion?: number;
};

/** What a unit begins with that has set nothing yet. The demands have no ids before they are saved. */
export const defaultSetting = (business: Business): RecognitionSetting => ({
  enabled: false,
  office: '',
  address: '',
  phone: '',
  instructions: '',
  demands:
    business === 'confirmation'
      ? [{ id: '', name: '现有职称证书', note: '原发证机关颁发的职称证书扫描件', required: true }]
      : [],
  eligibility: 'warn',
  publicityAgain: true,
  secondPublicity: false,
  secondPublicityDays: minimumPublicityDays,
});

type Given = Pick<RecognitionSetting, 'enabled' | 'phone' | 'instructions'> & {
  demands: readonly { id?: string | null | undefined; name: string }[];
};

/** What is wrong across fields: what applicants need before it is enabled, and demands that cannot be told apart. */
export function settingFaults(given: Given, knownIds: readonly string[]): FieldFault[] {
  const faults: FieldFault[] = [];
  if (given.enabled && given.instructions === '')
    faults.push({ field: 'instructions', reason: '启用申报前请填写申报须知' });
  if (given.enabled && given.phone === '')
    faults.push({ field: 'phone', reason: '启用申报前请填写咨询电话' });
  const names = new Set<string>();
  const ids = new Set<string>();
  for (const [index, { id, name }] of given.demands.entries()) {
    if (names.has(name)) faults.push({ field: `demands.${index}.name`, reason: '附件名称不能重复' });
    names.add(name);
    if (!id) continue;
    if (ids.has(id) || !knownIds.includes(id))
      faults.push({ field: `demands.${index}.id`, reason: '没有这一项附件要求，请刷新页面后重试' });
    ids.add(id);
  }
  return faults;
}
