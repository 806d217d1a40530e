import type { Business } from '../../domain/business.ts';
import type { State } from '../../domain/application/states.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

export type NoticeSource = {
  applicant_id: string;
  unit_id: string | null;
  business: Business;
  number: string | null;
  state: State;
  publicity_id: string | null;
  publicity_over: boolean | null;
  open_objections: number;
  event: string | null;
  event_unit: string | null;
  reason: string | null;
  certificate: string | null;
};

/** What a notice about the application can say: its latest event with unit and reason, its certificate. */
export function noticeFacts(knex: Db, applicationId: string): Promise<NoticeSource | undefined> {
  return queryOne<NoticeSource>(
    knex,
    `select a.applicant_id, a.unit_id, a.business, a.number, a.state, p.id as publicity_id, p.over_at is not null as publicity_over, a.open_objections,
       r.title as event, u.name as event_unit, r.opinion as reason, c.number as certificate
     from application a
     left join lateral (select * from record where application_id = a.id order by sequence desc limit 1) r on true
     left join unit u on u.id = r.unit_id
     left join certificate c on c.application_id = a.id
     left join publicity p on p.application_id = a.id and p.live
     where a.id = :applicationId`,
    { applicationId },
  );
}
