import type { Business, Level } from '../../domain/business.ts';
import type { State } from '../../domain/application/states.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type ApplicationRow = {
  id: string;
  number: string | null;
  business: Business;
  applicant: string;
  /** Of the form, as far as it is filled. */
  title_applied: { series?: string; profession?: string; level?: Level } | null;
  submitted_at: Date | null;
  state: State;
  moving: boolean;
  work_unit_id: string;
  work_unit: string;
  accepting_unit_id: string;
  accepting_unit: string;
  unit_id: string | null;
  unit: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  handler_id: string | null;
  begun: boolean;
  handler: string | null;
  latest_title: string | null;
  latest_at: Date | null;
  start_date: string | null;
  end_date: string | null;
  earliest_report_date: string | null;
  provisional: boolean | null;
  over_at: Date | null;
  open_objections: number;
  objection_upheld: boolean;
  result_start_date: string | null;
  result_end_date: string | null;
  earliest_issue_date: string | null;
  result_provisional: boolean | null;
  revision: number;
  updated_at: Date;
};

/** What lists show, over `application a` and these joins. */
const columns = `
  a.id, a.number, a.business, p.name as applicant, a.form->'titleApplied' as title_applied,
  a.submitted_at, a.state, a.pending_act is not null as moving,
  a.work_unit_id, w.name as work_unit, a.accepting_unit_id, c.name as accepting_unit,
  a.unit_id, u.name as unit, coalesce(k.name, u.contact_name) as contact_name, coalesce(k.phone, u.contact_phone) as contact_phone, a.handler_id, a.begun_at is not null as begun, h.name as handler,
  pub.start_date, pub.end_date, pub.earliest_report_date, pub.provisional, pub.over_at, a.open_objections, a.objection_upheld,
  result.start_date as result_start_date, result.end_date as result_end_date, result.earliest_issue_date,
  result.provisional as result_provisional,
  latest.title as latest_title, latest.at as latest_at, a.revision, a.updated_at`;

const joins = `
  join account p on p.id = a.applicant_id
  join unit w on w.id = a.work_unit_id
  join unit c on c.id = a.accepting_unit_id
  left join unit u on u.id = a.unit_id
  left join unit_contact k on k.unit_id = a.unit_id and k.business = a.business
  left join account h on h.id = a.handler_id
  left join publicity pub on pub.application_id = a.id and pub.live
  left join result_publicity result on result.application_id = a.id
  left join lateral (select title, at from record where application_id = a.id order by sequence desc limit 1) latest on true`;

/**
 * The rows of a page, in the order of its ids: the page is chosen first, among the fewest tables. How many ids there are
 * is kept from the planner, so that it plans this many joins once and not anew for every page.
 */
export async function applicationRows(knex: Db, ids: readonly string[]): Promise<ApplicationRow[]> {
  const rows = await query<ApplicationRow>(
    knex,
    `select ${columns} from application a ${joins} where a.id = any(array(select unnest(:ids::uuid[])))`,
    { ids },
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export const applicationSummaryRow = (knex: Db, id: string): Promise<ApplicationRow | undefined> =>
  queryOne<ApplicationRow>(knex, `select ${columns} from application a ${joins} where a.id = :id`, { id });

/** an applicant's own, the newest first. One person has few. */
export const applicationsOf = (
  knex: Db,
  applicantId: string,
  { business, state }: { business?: Business | undefined; state?: State | undefined } = {},
): Promise<ApplicationRow[]> =>
  query<ApplicationRow>(
    knex,
    `select ${columns} from application a ${joins} where a.applicant_id = :applicantId
       ${business ? 'and a.business = :business' : ''} ${state ? 'and a.state = :state' : ''}
     order by a.created_at desc, a.id limit 200`,
    { applicantId, ...(business ? { business } : {}), ...(state ? { state } : {}) },
  );
