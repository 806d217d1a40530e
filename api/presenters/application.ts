import type { z } from 'zod';
import type { ApplicationRow } from '../../database/views/applications.ts';
import type { DetailRow } from '../../database/views/application-detail.ts';
import type { actOffer, applicationDetail, applicationSummary } from '../../domain/api/applications.ts';
import { actRow, type Act } from '../../domain/application/acts.ts';

import { states } from '../../domain/application/states.ts';
import { businessTitles, levelTitles } from '../../domain/business.ts';
import type { Reason, WhoCan } from '../../domain/reason.ts';
import { type Actor, reviewingUnits } from '../../domain/rights.ts';

/**
 * The only place where an application's row becomes public, to this reader. Lists tell the phone of the unit that has it,
 * never a person's own.
 */
export function presentApplication(row: ApplicationRow, actor: Actor): z.input<typeof applicationSummary> {
  return {
    id: row.id,
    number: row.number,
    business: row.business,
    businessTitle: businessTitles[row.business].usual,
    applicant: row.applicant,
    titleApplied: presentTitle(row.title_applied),
    submittedAt: row.submitted_at,
    state: row.state,
    stateTitle: states[row.state].title,
    moving: row.moving,
    workUnit: { id: row.work_unit_id, name: row.work_unit },
    acceptingUnit: { id: row.accepting_unit_id, name: row.accepting_unit },
    unit: row.unit_id === null ? null : { id: row.unit_id, name: row.unit ?? '' },
    begun: row.begun,
    handler: row.handler === null ? null : { name: row.handler, me: row.handler_id === actor.accountId },
    pending: pendingOf(row),
    latestEvent:
      row.latest_title === null || row.latest_at === null
        ? null
        : { title: row.latest_title, at: row.latest_at },
    publicity: publicityOf(row),
    resultPublicity: resultPublicityOf(row),
    revision: row.revision,
    updatedAt: row.updated_at,
  };
}

type Clocks = Pick<z.input<typeof applicationSummary>, 'publicity' | 'resultPublicity'>;

const publicityOf = (row: ApplicationRow): Clocks['publicity'] =>
  row.start_date === null
    ? null
    : {
        start: row.start_date,
        end: row.end_date ?? '',
        earliestReportDate: row.earliest_report_date ?? '',
        provisional: row.provisional ?? false,
        over: row.over_at !== null,
        stopped: row.open_objections > 0,
        objectionUpheld: row.objection_upheld,
      };

const resultPublicityOf = (row: ApplicationRow): Clocks['resultPublicity'] =>
  row.result_start_date === null
    ? null
    : {
        start: row.result_start_date,
        end: row.result_end_date ?? '',
        earliestIssueDate: row.earliest_issue_date ?? '',
        provisional: row.result_provisional ?? false,
      };

export function presentTitle(
  title: ApplicationRow['title_applied'],
): z.input<typeof applicationSummary>['titleApplied'] {
  if (!title) return null;
  const { series = '', profession = '', level } = title;
  return { series, profession, levelTitle: level ? levelTitles[level] : '' };
}

function pendingOf(row: ApplicationRow): { unit: string; person: string; phone: string } | null {
  const { pendingWith } = states[row.state];
  if (pendingWith === 'nobody') return null;
  if (pendingWith === 'applicant') return { unit: '', person: row.applicant, phone: '' };
  const person = row.handler ?? row.contact_name ?? '';
  return {
    unit: row.unit ?? '',
    person,
    phone: row.contact_phone ?? '',
  };
}

/** What the page of one application shows this person: whom to call, and numbers whole or masked. */
type Shown = {
  holder: WhoCan | null;
  form: Record<string, unknown>;
  offers: readonly { act: Act; reasons: Reason[] }[];
  actor: Actor;
  /** Which units it has reached. */
  unitIds: readonly string[];
};

export function presentDetail(
  row: ApplicationRow,
  detail: DetailRow,
  { holder, form, offers, actor, unitIds }: Shown,
): z.input<typeof applicationDetail> {
  return {
    ...presentApplication(row, actor),
    pending: holder && { unit: holder.unit ?? '', person: holder.person ?? '', phone: holder.phone ?? '' },
    form,
    formRevision: detail.form_revision,
    certificateNumber: detail.certificate_number,
    commitment:
      detail.commitment_version === null || detail.commitment_at === null
        ? null
        : { version: detail.commitment_version, at: detail.commitment_at },
    step: stepOf(detail),
    returnScope: detail.return_scope && {
      sections: [...detail.return_scope.sections],
      attachments: [...detail.return_scope.attachments],
    },
    acts: offers.map(presentOffer),
    reviewableIn: reviewingUnits(actor, { business: row.business, unitIds }).map((membership) => ({
      id: membership.unitId,
      name: membership.unitName,
    })),
  };
}

const stepOf = (detail: DetailRow): z.input<typeof applicationDetail>['step'] =>
  detail.element_id === null || detail.arrived_at === null
    ? null
    : {
        elementId: detail.element_id,
        form: detail.step_form ?? '',
        permission: detail.permission ?? '',
        since: detail.arrived_at,
      };

const presentOffer = ({ act, reasons }: { act: Act; reasons: Reason[] }): z.input<typeof actOffer> => ({
  act,
  title: actRow(act).title,
  possible: reasons.length === 0,
  reasons,
});
