import { absencesAhead } from '../../domain/absence/absence.ts';
import type { ActContext, UnitContact } from '../../domain/application/act-context.ts';
import type { ReturnScope } from '../../domain/application/return-scope.ts';
import type { State } from '../../domain/application/states.ts';
import type { Business } from '../../domain/business.ts';
import type { StoredPermission } from '../../domain/rights.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';
import { type Cipher, cipherOf } from '../secret/cipher.ts';
import { decryptForm } from '../secret/form.ts';

export type ApplicationForAct = ActContext & {
  /** Every unit that it has reached: they may see it. */
  unitIds: readonly string[];
  revision: number;
  number: string | null;
  position: number | null;
  /** Decrypted when it is asked for: most acts do not look into it. */
  readForm: () => Record<string, unknown>;
  formRevision: number;
  jobKey: string | null;
  returnToUnitId: string | null;
  /** The menu that the open step asks for; empty before there was one. */
  stepPermission: StoredPermission | '';
  /** What a return lets the applicant change; null where everything is open. */
  returnScope: ReturnScope | null;
};

/**
 * All that an act is decided on, in one query. With `lock` the application's row is held until the transaction ends,
 * so that of two acts at once one waits and then sees what the other did.
 */
export async function loadForAct(
  knex: Db,
  applicationId: string,
  lock: boolean,
): Promise<ApplicationForAct | undefined> {
  const row = await queryOne<Row>(knex, lock ? `${select} for update of a` : select, { applicationId });
  return row && present(row, cipherOf(knex));
}

/** Whom to call at a unit about this business; the names of the columns are those of the context. */
const contactOf = (unit: string, contact: string): string =>
  `json_build_object('name', ${unit}.name, 'contactName', coalesce(${contact}.name, ${unit}.contact_name),
    'contactPhone', coalesce(${contact}.phone, ${unit}.contact_phone))`;

const select = `
  select a.id, a.business, a.state, a.pending_act, a.applicant_id, a.work_unit_id, a.accepting_unit_id, a.unit_id,
    a.handler_id, a.begun_at, a.revision, a.number, a.position, a.form, a.form_revision, a.return_to_unit_id, a.return_scope, a.step_permission,
    u.name as unit_name, coalesce(k.name, u.contact_name) as contact_name, coalesce(k.phone, u.contact_phone) as contact_phone, h.name as handler_name,
    h.phone as handler_phone, below.unit_id as reporter_id,
    json_build_object('name', p.name, 'phone', p.phone) as applicant,
    ${contactOf('w', 'wk')} as work_unit, ${contactOf('c', 'ck')} as accepting_unit, ${contactOf('r', 'rk')} as reporter,
    c.issues_certificates as issues, coalesce(s.enabled, false) as enabled,
    (select max(year) from ban where account_id = a.applicant_id and accepting_unit_id = a.accepting_unit_id
       and business = a.business and lifted_at is null) as barred_year,
    t.job_key, t.actions, live.earliest_report_date, a.open_objections, a.objection_upheld, result.earliest_issue_date, item.batch_id,
    array(select unit_id from reach where application_id = a.id) as unit_ids,
    (select coalesce(json_agg(json_build_object('from', b.from_date, 'to', b.to_date,
       'deputy', json_build_object('id', d.id, 'name', d.name, 'phone', d.phone))), '[]')
     from (select * from absence where unit_id = a.unit_id and account_id = a.handler_id and ended_at is null
           order by to_date desc limit ${absencesAhead}) b join account d on d.id = b.deputy_id) as absences
  from application a
  join account p on p.id = a.applicant_id
  join unit w on w.id = a.work_unit_id
  left join unit_contact wk on wk.unit_id = w.id and wk.business = a.business
  join unit c on c.id = a.accepting_unit_id
  left join unit_contact ck on ck.unit_id = c.id and ck.business = a.business
  left join recognition_setting s on s.unit_id = a.accepting_unit_id and s.business = a.business
  left join unit u on u.id = a.unit_id
  left join unit_contact k on k.unit_id = a.unit_id and k.business = a.business
  left join account h on h.id = a.handler_id
  left join way_step below on below.application_id = a.id and below.live and below.position = a.position - 1
  left join unit r on r.id = below.unit_id
  left join unit_contact rk on rk.unit_id = r.id and rk.business = a.business
  left join task t on t.application_id = a.id and t.state = 'open'
  left join publicity live on live.application_id = a.id and live.live
  left join result_publicity result on result.application_id = a.id
  left join issuance_batch_item item on item.application_id = a.id
  where a.id = :applicationId`;

type Row = {
  id: string;
  business: Business;
  state: State;
  pending_act: string | null;
  applicant_id: string;
  work_unit_id: string;
  accepting_unit_id: string;
  unit_id: string | null;
  handler_id: string | null;
  begun_at: Date | null;
  revision: number;
  number: string | null;
  position: number | null;
  form: Record<string, unknown>;
  form_revision: number;
  return_to_unit_id: string | null;
  return_scope: ReturnScope | null;
  step_permission: StoredPermission | '';
  unit_name: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  handler_name: string | null;
  reporter_id: string | null;
  reporter: UnitContact;
  handler_phone: string | null;
  applicant: { name: string; phone: string };
  work_unit: UnitContact;
  accepting_unit: UnitContact;
  issues: boolean;
  enabled: boolean;
  barred_year: number | null;
  job_key: string | null;
  actions: string[] | null;
  earliest_report_date: string | null;
  open_objections: number;
  objection_upheld: boolean;
  earliest_issue_date: string | null;
  batch_id: string | null;
  unit_ids: string[];
  absences: ActContext['absences'];
};

function present(row: Row, cipher: Cipher): ApplicationForAct {
  return {
    application: {
      id: row.id,
      business: row.business,
      state: row.state,
      moving: row.pending_act !== null,
      applicantId: row.applicant_id,
      workUnitId: row.work_unit_id,
      acceptingUnitId: row.accepting_unit_id,
      unitId: row.unit_id,
      handlerId: row.handler_id,
      begun: row.begun_at !== null,
      batchId: row.batch_id,
    },
    unit:
      row.unit_name === null
        ? null
        : { name: row.unit_name, contactName: row.contact_name ?? '', contactPhone: row.contact_phone ?? '' },
    handler: row.handler_name === null ? null : { name: row.handler_name },
    absences: row.absences.map((absence) => ({
      ...absence,
      deputy: { ...absence.deputy, phone: cipher.decrypt('phone', absence.deputy.phone) },
    })),
    reporter: row.reporter_id === null ? null : { unitId: row.reporter_id, name: row.reporter.name },
    offered: row.actions,
    publicity: row.earliest_report_date === null ? null : { earliestReportDate: row.earliest_report_date },
    accepting: { issues: row.issues, enabled: row.enabled },
    barredYear: row.barred_year,
    contacts: {
      applicant: { ...row.applicant, phone: cipher.decrypt('phone', row.applicant.phone) },
      workUnit: row.work_unit,
      acceptingUnit: row.accepting_unit,
      reporter: row.reporter_id === null ? null : row.reporter,
      handlerPhone: row.handler_phone && cipher.decrypt('phone', row.handler_phone),
    },
    objections: { open: row.open_objections, upheld: row.objection_upheld },
    resultPublicity: row.earliest_issue_date === null ? null : { earliestIssueDate: row.earliest_issue_date },
    unitIds: row.unit_ids,
    revision: row.revision,
    number: row.number,
    position: row.position,
    readForm: () => decryptForm(cipher, row.form),
    formRevision: row.form_revision,
    jobKey: row.job_key,
    returnToUnitId: row.return_to_unit_id,
    stepPermission: row.step_permission,
    returnScope: row.return_scope,
  };
}
