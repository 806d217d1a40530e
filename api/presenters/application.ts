import type { z } from 'zod';
import type { ApplicationRow } from '../../database/views/applications.ts';
import type { DetailRow } from '../../database/views/application-detail.ts';
import type { actOffer, applicationDetail, applicationSummary } from '../../domain/api/applications.ts';
import { actRow, type Act } from '../../domain/application/acts.ts';

import { states } from '../../domain/application/states.ts';
import { businessTitles } from '../../domain/business.ts';
import type { Reason } from '../../domain/errors.ts';

/** The only place where an application's row becomes public. */
export function presentApplication(row: ApplicationRow): z.input<typeof applicationSummary> {
  return {
    id: row.id,
    number: row.number,
    business: row.business,
    businessTitle: businessTitles[row.business].usual,
    applicant: row.applicant,
    state: row.state,
    stateTitle: states[row.state].title,
    moving: row.moving,
    workUnit: { id: row.work_unit_id, name: row.work_unit },
    acceptingUnit: { id: row.accepting_unit_id, name: row.accepting_unit },
    pending: pendingOf(row),
    latestEvent:
      row.latest_title === null || row.latest_at === null
        ? null
        : { title: row.latest_title, at: row.latest_at },
    revision: row.revision,
    updatedAt: row.updated_at,
  };
}

function pendingOf(row: ApplicationRow): { unit: string; person: string; phone: string } | null {
  const { pendingWith } = states[row.state];
  if (pendingWith === 'nobody') return null;
  if (pendingWith === 'applicant') return { unit: '', person: row.applicant, phone: row.applicant_phone };
  const person = row.handler ?? row.contact_name ?? '';
  return {
    unit: row.unit ?? '',
    person,
    phone: row.handler_phone ?? row.contact_phone ?? '',
  };
}

export function presentDetail(
  row: ApplicationRow,
  detail: DetailRow,
  offers: readonly { act: Act; reasons: Reason[] }[],
): z.input<typeof applicationDetail> {
  return {
    ...presentApplication(row),
    form: detail.form,
    formRevision: detail.form_revision,
    publicity:
      detail.start_date === null
        ? null
        : {
            start: detail.start_date,
            end: detail.end_date ?? '',
            earliestReportDate: detail.earliest_report_date ?? '',
            provisional: detail.provisional ?? false,
            over: detail.over_at !== null,
          },
    certificateNumber: detail.certificate_number,
    returnScope: detail.return_scope && {
      sections: [...detail.return_scope.sections],
      attachments: [...detail.return_scope.attachments],
    },
    acts: offers.map(presentOffer),
  };
}

const presentOffer = ({ act, reasons }: { act: Act; reasons: Reason[] }): z.input<typeof actOffer> => ({
  act,
  title: actRow(act).title,
  possible: reasons.length === 0,
  reasons,
});
