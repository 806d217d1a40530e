import type { Business } from '../../domain/business.ts';
import { storedPermission } from '../../domain/rights.ts';
import type { ReportHistory } from '../../domain/routing/rank-superiors.ts';
import type { Readiness } from '../../domain/routing/readiness.ts';
import type { RoutingUnit } from '../../domain/routing/superiors.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type CandidateUnit = RoutingUnit & { readiness: Readiness; history: ReportHistory };

type Ask = { fromUnitId: string; business: Business; applicantId: string; alsoIds: readonly string[] };

/**
 * The units that could lie above others, and the named ones: whether each could take an application of this applicant
 * now, and how reports from this unit to it have fared.
 */
export function candidateUnits(knex: Db, ask: Ask): Promise<CandidateUnit[]> {
  return query<CandidateUnit>(
    knex,
    `select u.id, u.name, u.kind, u.district, u.department_id as "departmentId", u.issues_certificates as "issuesCertificates",
       jsonb_build_object(
         'informed', u.informed_at is not null,
         'reviewers', (select count(*) from handler h where h.unit_id = u.id and h.removed_at is null and :permission = any(h.permissions)),
         'hasLegalPerson', exists (select 1 from account l where l.legal_unit_id = u.id),
         'hasContact', coalesce(nullif(k.phone, ''), u.contact_phone) <> '',
         'applicantAdministers', exists (select 1 from handler h where h.unit_id = u.id and h.account_id = :applicantId
           and h.removed_at is null and 'handlers' = any(h.permissions))) as readiness,
       coalesce(p.reported, 0) as reported, coalesce(p.refused, 0) as refused,
       p.last_reported_at as "lastReportedAt", p.last_refused_at as "lastRefusedAt"
     from unit u left join unit_contact k on k.unit_id = u.id and k.business = :business
     left join report_history p on p.from_unit_id = :fromUnitId and p.business = :business and p.to_unit_id = u.id
     where u.closed_at is null and (u.kind <> 'work_unit' or u.id = any(:alsoIds::uuid[])) order by u.name`,
    { ...ask, permission: storedPermission('review', ask.business) },
  ).then((rows) => rows.map(present));
}

function present(row: CandidateUnit): CandidateUnit {
  const { reported, refused, lastReportedAt, lastRefusedAt, ...unit } = row as CandidateUnit & ReportHistory;
  return { ...unit, history: { reported, refused, lastReportedAt, lastRefusedAt } };
}
