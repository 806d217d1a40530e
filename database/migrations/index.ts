import type { Knex } from 'knex';
import * as unitsAndAccounts from './202611230001_units_and_accounts.ts';
import * as calendar from './202611230002_calendar.ts';
import * as applications from './202611230003_applications.ts';
import * as certification from './202611230004_certification.ts';
import * as audit from './202611230005_audit.ts';
import * as profilesAndHandlers from './202611230006_profiles_and_handlers.ts';
import * as settingsAndFiles from './202611230007_settings_and_files.ts';
import * as notices from './202611240001_notices.ts';
import * as certificateProof from './202611240002_certificate_proof.ts';
import * as objections from './202611240003_objections.ts';
import * as returnsAndRouting from './202611240004_returns_and_routing.ts';
import * as liftedBans from './202611240006_lifted_bans.ts';
import * as absencesAndStuck from './202611250001_absences_and_stuck.ts';
import * as encryptedNumbers from './202611250002_encrypted_numbers.ts';
import * as demoFilling from './202611250003_demo_filling.ts';
import * as eligibilityRules from './202611250003_eligibility_rules.ts';
import * as unitSuccessors from './202611250003_unit_successors.ts';
import * as flowSteps from './202611250004_flow_steps.ts';
import * as searchableLists from './202611250004_searchable_lists.ts';
import * as monitor from './202611250005_monitor.ts';
import * as analysts from './202611250006_analysts.ts';
import * as diagrams from './202611250007_diagrams.ts';
import * as diagramDeployments from './202611250008_diagram_deployments.ts';
import * as monitorCounted from './202611250009_monitor_counted.ts';
import * as migration from './202611250010_migration.ts';
import * as rehearsal from './202611250010_rehearsal.ts';

type Migration = { up: (knex: Knex) => Promise<unknown>; down: (knex: Knex) => Promise<unknown> };

/** The migrations in their order: an explicit list, compared with the folder by a test. */
export const migrations: Record<string, Migration> = {
  '202611230001_units_and_accounts': unitsAndAccounts,
  '202611230002_calendar': calendar,
  '202611230003_applications': applications,
  '202611230004_certification': certification,
  '202611230005_audit': audit,
  '202611230006_profiles_and_handlers': profilesAndHandlers,
  '202611230007_settings_and_files': settingsAndFiles,
  '202611240001_notices': notices,
  '202611240002_certificate_proof': certificateProof,
  '202611240003_objections': objections,
  '202611240004_returns_and_routing': returnsAndRouting,
  '202611240006_lifted_bans': liftedBans,
  '202611250001_absences_and_stuck': absencesAndStuck,
  '202611250002_encrypted_numbers': encryptedNumbers,
  '202611250003_demo_filling': demoFilling,
  '202611250003_eligibility_rules': eligibilityRules,
  '202611250003_unit_successors': unitSuccessors,
  '202611250004_flow_steps': flowSteps,
  '202611250004_searchable_lists': searchableLists,
  '202611250005_monitor': monitor,
  '202611250006_analysts': analysts,
  '202611250007_diagrams': diagrams,
  '202611250008_diagram_deployments': diagramDeployments,
  '202611250009_monitor_counted': monitorCounted,
  '202611250010_migration': migration,
  '202611250010_rehearsal': rehearsal,
};
