import * as applications from './applications.ts';
import { listAudit } from './audit.ts';
import * as calendar from './calendar.ts';
import * as certification from './certification.ts';
import type { Contract } from './contract.ts';
import * as demo from './demo.ts';
import * as files from './files.ts';
import * as health from './health.ts';
import { me } from './me.ts';
import { listNotices } from './notices.ts';
import * as units from './units.ts';

/** Every route there is, in the order of the API document; a test compares it with the router. */
export const contracts: readonly Contract[] = [
  me,
  listNotices,
  units.listAcceptingUnits,
  applications.createApplication,
  applications.listApplications,
  applications.readApplication,
  applications.deleteDraft,
  applications.readRecord,
  applications.listSuperiors,
  applications.listReturnNodes,
  applications.performAct,
  applications.performBatch,
  units.listWorkUnits,
  units.listTab,
  units.countTabs,
  certification.createApprovalDocument,
  certification.listApprovalDocuments,
  certification.publishApprovalDocument,
  certification.createBatch,
  certification.changeBatch,
  certification.listBatches,
  certification.readBatch,
  certification.listCertificates,
  files.uploadFile,
  files.downloadFile,
  calendar.readCalendar,
  calendar.enterCalendar,
  listAudit,
  demo.readClock,
  demo.advanceClock,
  health.healthz,
  health.readyz,
];
