import type { Act } from '../../domain/application/acts.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';

/** What a person did with an application that is no act: it changes nothing. */
export const personEvents = { publicity_forms_downloaded: '下载公示材料', urged: '催办' } as const;

/** Events of the record of handling that no person did. */
export const systemEvents = {
  form_invalid: '系统校验未通过',
  superior_refused: '所选上级单位核定未通过',
  publicity_over: '公示期满',
  publicity_replanned: '公示期重新计算',
  revocation_refused: '撤销未生效',
  unit_succeeded: '单位停用，由承接单位办理',
  flow_cancelled: '平台中止流程',
  signing_switched_off: '单位停用签收，转入待审核',
} as const;
export type SystemEvent = keyof typeof systemEvents;

export type NewRecord = {
  /** Given by the caller, so that doing it again changes nothing. */
  id: string;
  applicationId: string;
  event: Act | SystemEvent | keyof typeof personEvents;
  title: string;
  accountId?: string | null;
  unitId?: string | null;
  opinion?: string;
  details?: Record<string, unknown>;
  at: Date;
  /** For the audit trail: where the person's request came from, and the application before and after. */
  audit?: { address: string; before: Record<string, unknown>; after: Record<string, unknown> };
};

/**
 * Adds to the record of handling (办理记录, R-04), and what a person did to the audit trail too; a record that
 * stands already is left as it is.
 */
export async function addRecord(knex: Db, record: NewRecord): Promise<void> {
  await query(
    knex,
    `with added as (
       insert into record (id, application_id, event, title, account_id, unit_id, opinion, details, at)
       values (:id, :applicationId, :event, :title, :accountId, :unitId, :opinion, :details, :at)
       on conflict (id) do nothing returning *
     )
     insert into audit (at, account_id, address, unit_id, action, object_kind, object_id, before, after)
     select at, account_id, :address, unit_id, event, 'application', application_id, :before, :after
     from added where account_id is not null`,
    {
      ...record,
      address: record.audit?.address ?? '',
      before: JSON.stringify(record.audit?.before ?? {}),
      after: JSON.stringify(record.audit?.after ?? {}),
      accountId: record.accountId ?? null,
      unitId: record.unitId ?? null,
      opinion: record.opinion ?? '',
      details: JSON.stringify(record.details ?? {}),
    },
  );
}
