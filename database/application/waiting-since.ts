/**
 * From when on something is awaited of the unit that has the application, as an expression over the row
 * `application a`: from now, `:at`, but while publicity runs from its end. An objection without outcome, or one that was
 * upheld, is awaited at once. What the statement itself is changing is said by the caller.
 */
export const waitingSince = ({ state = 'a.state', openObjections = 'a.open_objections' } = {}): string =>
  `greatest(:at::timestamptz, (
    select p.earliest_report_date::timestamp at time zone 'Asia/Shanghai' from publicity p
    where p.application_id = a.id and p.live and ${state} = 'in_publicity' and ${openObjections} = 0 and not a.objection_upheld))`;
