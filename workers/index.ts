import applicationClosing from './application-closing.ts';
import certificateIssuance from './certificate-issuance.ts';
import certificateRevocation from './certificate-revocation.ts';
import formValidation from './form-validation.ts';
import notification from './notification.ts';
import publicityCompletion from './publicity-completion.ts';
import publicityScheduling from './publicity-scheduling.ts';
import superiorUnitRouting from './superior-unit-routing.ts';
import termination from './termination.ts';
import unitReceipt from './unit-receipt.ts';
import type { Worker } from './worker.ts';

/** Every worker: a list and nothing else; a test compares it with `domain/jobs` and with the diagrams. */
export const workers: readonly Worker[] = [
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
