import type { ActContext } from '../../domain/application/act-context.ts';
import type { State } from '../../domain/application/states.ts';
import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

export type ApplicationForAct = ActContext & {
  /** Every unit that it has reached: they may see it. */
  unitIds: readonly string[];
  revision: number;
  number: string | null;
  position: number | null;
  form: Record<string, unknown>;
  formRevision: number;
  jobKey: string | null;
  returnToUnitId: string | null;
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
  return row && present(row);
}

const select = `
  select a.id, a.business, a.state, a.pending_act, a.applicant_id, a.work_unit_id, a.accepting_unit_id, a.unit_id,
    a.handler_id, a.begun_at, a.revision, a.number, a.position, a.form, a.form_revision, a.return_to_unit_id,
    u.name as unit_name, coalesce(k.name, u.contact_name) as contact_name, coalesce(k.phone, u.contact_phone) as contact_phone, h.name as handler_name,
    below.unit_id as reporter_id, reporter.name as reporter_name,
    t.job_key, t.actions, p.earliest_report_date, a.open_objections, a.objection_upheld, result.earliest_issue_date, item.batch_id,
    array(select unit_id from reach where application_id = a.id) as unit_ids
  from application a
  left join unit u on u.id = a.unit_id
  left join unit_contact k on k.unit_id = a.unit_id and k.business = a.business
  left join account h on h.id = a.handler_id
  left join way_step below on below.application_id = a.id and below.live and below.position = a.position - 1
  left join unit reporter on reporter.id = below.unit_id
  left join task t on t.application_id = a.id and t.state = 'open'
  left join publicity p on p.application_id = a.id and p.live
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
  unit_name: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  handler_name: string | null;
  reporter_id: string | null;
  reporter_name: string | null;
  job_key: string | null;
  actions: string[] | null;
  earliest_report_date: string | null;
  open_objections: number;
  objection_upheld: boolean;
  earliest_issue_date: string | null;
  batch_id: string | null;
  unit_ids: string[];
};

function present(row: Row): ApplicationForAct {
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
    reporter: row.reporter_id === null ? null : { unitId: row.reporter_id, name: row.reporter_name ?? '' },
    offered: row.actions,
    publicity: row.earliest_report_date === null ? null : { earliestReportDate: row.earliest_report_date },
    objections: { open: row.open_objections, upheld: row.objection_upheld },
    resultPublicity: row.earliest_issue_date === null ? null : { earliestIssueDate: row.earliest_issue_date },
    unitIds: row.unit_ids,
    revision: row.revision,
    number: row.number,
    position: row.position,
    form: row.form,
    formRevision: row.form_revision,
    jobKey: row.job_key,
    returnToUnitId: row.return_to_unit_id,
  };
}
