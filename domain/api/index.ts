import * as acceptingUnits from './accepting-units.ts';
import { checkApplication } from './application-check.ts';
import * as applications from './applications.ts';
import * as approvalDocuments from './approval-documents.ts';
import * as attachments from './attachments.ts';
import { listAudit } from './audit.ts';
import * as calendar from './calendar.ts';
import * as certification from './certification.ts';
import * as commitments from './commitments.ts';
import type { Contract } from './contract.ts';
import * as demo from './demo.ts';
import * as files from './files.ts';
import * as health from './health.ts';
import { me } from './me.ts';
import { listNotices } from './notices.ts';
import * as recognition from './recognition.ts';
import * as units from './units.ts';

/** Every route there is, in the order of the API document; a test compares it with the router. */
export const contracts: readonly Contract[] = [
  me,
  listNotices,
  acceptingUnits.listAcceptingUnits,
  acceptingUnits.readAcceptingUnit,
  commitments.readCommitment,
  applications.createApplication,
  applications.listApplications,
  applications.readApplication,
  applications.deleteDraft,
  checkApplication,
  attachments.readAttachments,
  attachments.saveAttachments,
  applications.readRecord,
  applications.listSuperiors,
  applications.listReturnNodes,
  applications.performAct,
  applications.performBatch,
  units.listWorkUnits,
  units.listTab,
  units.countTabs,
  recognition.readRecognitionSetting,
  recognition.saveRecognitionSetting,
  approvalDocuments.createApprovalDocument,
  approvalDocuments.listApprovalDocuments,
  approvalDocuments.changeApprovalDocument,
  approvalDocuments.publishApprovalDocument,
  approvalDocuments.withdrawApprovalDocument,
  certification.createBatch,
  certification.changeBatch,
  certification.listBatches,
  certification.readBatch,
  certification.listCertificates,
  files.uploadFile,
  files.downloadFile,
  calendar.readCalendar,
  calendar.enterCalendar,
  commitments.listCommitments,
  commitments.publishCommitment,
  listAudit,
  demo.readClock,
  demo.advanceClock,
  health.healthz,
  health.readyz,
];
