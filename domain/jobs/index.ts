import { applicationClosing } from './application-closing.ts';
import { certificateIssuance } from './certificate-issuance.ts';
import { certificateRevocation } from './certificate-revocation.ts';
import type { JobContract } from './contract.ts';
import { formValidation } from './form-validation.ts';
import { notification } from './notification.ts';
import { publicityCompletion } from './publicity-completion.ts';
import { publicityScheduling } from './publicity-scheduling.ts';
import { superiorUnitRouting } from './superior-unit-routing.ts';
import { termination } from './termination.ts';
import { unitReceipt } from './unit-receipt.ts';

/** Every job type of service tasks: an explicit list, compared by a test with the folder, the workers and the diagrams. */
export const jobContracts: readonly JobContract[] = [
  formValidation,
  unitReceipt,
  publicityScheduling,
  publicityCompletion,
  superiorUnitRouting,
  termination,
  certificateIssuance,
  certificateRevocation,
  applicationClosing,
  notification,
];
