import type { Business } from '../business.ts';
import type { IsoDate } from '../calendar/date.ts';
import { checkEligibility } from '../eligibility/check-eligibility.ts';
import type { EligibilityRules } from '../eligibility/rules.ts';
import type { FieldFault } from '../errors.ts';
import { type Attachments, missingAttachments } from '../recognition/demands.ts';
import type { RecognitionAtSubmission } from '../recognition/settings.ts';
import { checkForm } from './form/check-form.ts';

export type Submission = {
  business: Business;
  form: unknown;
  /** The accepting unit's settings that hold for this application. */
  recognition: RecognitionAtSubmission;
  /** The conditions of 初定 that hold for it. */
  eligibilityRules?: EligibilityRules;
  attachments: Attachments;
};

/**
 * Everything that stands in the way of a submission, at once and each at its field: the form, attachments that
 * the accepting unit requires, and eligibility where the unit has made it a condition.
 */
export const checkSubmission = (
  { business, form, recognition, eligibilityRules, attachments }: Submission,
  today: IsoDate,
): FieldFault[] => [
  ...checkForm(business, form, { today }),
  ...missingAttachments(recognition.demands, attachments),
  ...(recognition.eligibility === 'strict' ? checkEligibility(business, form, today, eligibilityRules) : []),
];

/** What does not stand in the way and is worth knowing: eligibility where the unit only warns. */
export const submissionWarnings = (
  { business, form, recognition, eligibilityRules }: Submission,
  today: IsoDate,
): FieldFault[] =>
  recognition.eligibility === 'warn' ? checkEligibility(business, form, today, eligibilityRules) : [];
