import * as absences from './absences.ts';
import * as administration from './administration.ts';
import * as lists from './application-lists.ts';
import * as acceptingUnits from './accepting-units.ts';
import { checkApplication } from './application-check.ts';
import * as applications from './applications.ts';
import * as approvalDocuments from './approval-documents.ts';
import * as attachments from './attachments.ts';
import { listAudit } from './audit.ts';
import * as bans from './bans.ts';
import * as calendar from './calendar.ts';
import * as archives from './certificate-archives.ts';
import * as certificates from './certificates.ts';
import * as certification from './certification.ts';
import * as commitments from './commitments.ts';
import { type Contract, sheetContract } from './contract.ts';
import * as demo from './demo.ts';
import * as diagrams from './diagrams.ts';
import * as handOvers from './hand-overs.ts';
import { readFlow } from './flow.ts';
import * as handlers from './handlers.ts';
import * as health from './health.ts';
import { me } from './me.ts';
import * as migrations from './migrations.ts';
import * as statistics from './monitor-statistics.ts';
import * as mendings from './mendings.ts';
import * as monitor from './monitor.ts';
import * as overview from './monitor-overview.ts';
import * as notices from './notices.ts';
import * as prints from './prints.ts';
import { listObjections } from './objections.ts';
import { readRecord } from './record.ts';
import * as profile from './profile.ts';
import * as unitInformation from './unit-information.ts';
import * as files from './files.ts';
import * as batches from './issuance-batches.ts';
import * as recognition from './recognition.ts';
import * as reviewing from './reviewing.ts';
import * as eligibilityRules from './eligibility-rules.ts';
import * as rehearsals from './rehearsals.ts';
import * as routingRules from './routing-rules.ts';
import * as stuck from './stuck-applications.ts';
import * as texts from './texts.ts';
import * as units from './units.ts';

/** Every route, in the order of the API document; a test compares it with the router. */
export const listedContracts: readonly Contract[] = [
  me,
  profile.readProfile,
  profile.saveProfile,
  notices.listNotices,
  notices.countUnread,
  notices.markNoticesRead,
  notices.streamNotices,
  notices.readPreferences,
  notices.savePreferences,
  bans.listOwnBans,
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
  readRecord,
  readFlow,
  applications.listSuperiors,
  applications.listReturnNodes,
  reviewing.readChanges,
  reviewing.readChecks,
  reviewing.saveChecks,
  notices.readUrge,
  notices.urge,
  prints.readFormPdf,
  prints.downloadPublicityForms,
  listObjections,
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
  absences.listAbsences,
  absences.enterAbsence,
  absences.endAbsence,
  absences.listDeputies,
  stuck.listStuck,
  stuck.countStuck,
  stuck.readSilenceLimit,
  stuck.saveSilenceLimit,
  handOvers.listHolders,
  handOvers.listHeld,
  handOvers.handOver,
  recognition.readRecognitionSetting,
  recognition.saveRecognitionSetting,
  approvalDocuments.createApprovalDocument,
  approvalDocuments.listApprovalDocuments,
  approvalDocuments.readApprovalDocument,
  approvalDocuments.changeApprovalDocument,
  approvalDocuments.publishApprovalDocument,
  approvalDocuments.withdrawApprovalDocument,
  batches.listCandidates,
  batches.createBatch,
  batches.changeBatch,
  batches.listBatches,
  batches.readBatch,
  batches.listBatchItems,
  archives.createArchive,
  archives.readArchive,
  archives.downloadArchive,
  certification.listCertificates,
  certificates.listPublicKeys,
  certificates.listRevocations,
  certificates.readCertificatePdf,
  certificates.verifyCertificate,
  files.uploadFile,
  files.downloadFile,
  calendar.readCalendar,
  calendar.enterCalendar,
  calendar.correctDay,
  calendar.listCorrections,
  administration.listUnits,
  administration.createUnit,
  administration.administerUnit,
  administration.closeUnit,
  administration.setAuthority,
  administration.listAccounts,
  administration.changeAccount,
  stuck.listStuckAnywhere,
  stuck.countStuckAnywhere,
  eligibilityRules.readEligibility,
  eligibilityRules.readEligibilityRules,
  eligibilityRules.saveEligibilityRules,
  routingRules.readRoutingRules,
  routingRules.saveRoutingRules,
  texts.listBusinesses,
  texts.readText,
  texts.saveText,
  commitments.listCommitments,
  commitments.publishCommitment,
  bans.listBans,
  bans.liftBan,
  notices.listNoticeTexts,
  notices.writeNoticeText,
  listAudit,
  overview.readOverview,
  overview.listSteps,
  overview.readProcess,
  overview.readMonitorHealth,
  overview.beginMonitorAnew,
  monitor.listInstances,
  monitor.readInstance,
  mendings.orderMending,
  mendings.previewMending,
  mendings.listMendings,
  mendings.listIncidentGroups,
  mendings.retryIncidents,
  mendings.listOutcomes,
  statistics.readStatistics,
  diagrams.listDiagrams,
  diagrams.listVersions,
  diagrams.readVersion,
  diagrams.saveVersion,
  diagrams.restoreVersion,
  diagrams.lintDiagram,
  diagrams.deployVersion,
  diagrams.listDeployments,
  migrations.readImpact,
  migrations.previewMigration,
  migrations.orderMigration,
  migrations.listMigrations,
  migrations.readMigration,
  rehearsals.planRehearsal,
  rehearsals.orderRehearsal,
  rehearsals.readRehearsal,
  demo.readClock,
  demo.advanceClock,
  health.healthz,
  health.readyz,
];

/** With the spreadsheets of the lists that have one. */
export const contracts: readonly Contract[] = listedContracts.flatMap((listed) =>
  listed.sheet ? [listed, sheetContract(listed)] : [listed],
);
