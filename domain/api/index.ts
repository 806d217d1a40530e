import * as administration from './administration.ts';
import * as lists from './application-lists.ts';
import * as applications from './applications.ts';
import { listAudit } from './audit.ts';
import * as calendar from './calendar.ts';
import * as certification from './certification.ts';
import type { Contract } from './contract.ts';
import * as demo from './demo.ts';
import * as handlers from './handlers.ts';
import * as health from './health.ts';
import { me } from './me.ts';
import { listNotices } from './notices.ts';
import * as profile from './profile.ts';
import * as recognitionSettings from './recognition-settings.ts';
import * as unitInformation from './unit-information.ts';
import * as units from './units.ts';

/** Every route there is, in the order of the API document; a test compares it with the router. */
export const contracts: readonly Contract[] = [
  me,
  profile.readProfile,
  profile.saveProfile,
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
  lists.listTab,
  lists.countTabs,
  unitInformation.readUnit,
  unitInformation.saveUnit,
  unitInformation.listDepartments,
  handlers.listHandlers,
  handlers.addHandler,
  handlers.savePermissions,
  handlers.removeHandler,
  recognitionSettings.listSettings,
  recognitionSettings.saveSettings,
  certification.createApprovalDocument,
  certification.listApprovalDocuments,
  certification.publishApprovalDocument,
  certification.changeApprovalDocument,
  certification.withdrawApprovalDocument,
  certification.createBatch,
  certification.changeBatch,
  certification.listBatches,
  certification.readBatch,
  certification.listCertificates,
  calendar.readCalendar,
  calendar.enterCalendar,
  administration.listUnits,
  administration.createUnit,
  administration.setAuthority,
  administration.listAccounts,
  administration.changeAccount,
  listAudit,
  demo.readClock,
  demo.advanceClock,
  health.healthz,
  health.readyz,
];
