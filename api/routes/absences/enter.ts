import type { Knex } from 'knex';
import { absencesAheadOf, addAbsence } from '../../../database/absence/absences.ts';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { takersOf } from '../../../database/hand-over/takers.ts';
import { holdStaff } from '../../../database/handler/handlers.ts';
import { type AbsenceRow, absenceRow } from '../../../database/views/absences.ts';
import { type Period, periodFaults, periodText } from '../../../domain/absence/absence.ts';
import { absenceFaults, whyNotDeputy } from '../../../domain/absence/deputies.ts';
import { dateInShanghai } from '../../../domain/calendar/date.ts';
import { refuse } from '../../../domain/errors.ts';
import { type Actor, membershipIn } from '../../../domain/rights.ts';
import { tellHandler } from '../../notices/tell-handler.ts';

type Enter = Period & {
  actor: Actor;
  unitId: string;
  accountId: string;
  deputyId: string;
  note: string;
  at: Date;
};

/** checks, writes and tells the deputy, under the unit's lock: of two absences at once the second sees the first. */
export async function enter(trx: Knex.Transaction, entered: Enter): Promise<AbsenceRow> {
  const { actor, unitId, accountId, deputyId, from, to, note, at } = entered;
  const today = dateInShanghai(at);
  const wrongDays = periodFaults({ from, to }, today);
  if (wrongDays.length > 0) refuse('INPUT_INVALID', {}, wrongDays);
  if (!(await holdStaff(trx, unitId))) refuse('NOT_FOUND', { what: '该单位' });
  const staff = await takersOf(trx, { unitId, today });
  const absent = staff.find(({ id }) => id === accountId) ?? refuse('NOT_FOUND', { what: '该经办人' });
  const deputy = staff.find(({ id }) => id === deputyId);
  const ahead = await absencesAheadOf(trx, unitId, today);
  const why = deputy ? whyNotDeputy(deputy, absent, { from, to }, ahead) : '代办人不是本单位经办人';
  const faults = [
    ...absenceFaults(absent, { from, to }, ahead),
    ...(why ? [{ field: 'deputyId', reason: why }] : []),
  ];
  if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
  const id = await addAbsence(trx, {
    unitId,
    accountId,
    deputyId,
    from,
    to,
    note,
    createdBy: actor.accountId,
    at,
  });
  await addAudit(trx, {
    actor,
    unitId,
    action: 'absence_entered',
    object: 'absence',
    objectId: id,
    after: { name: absent.name, deputy: deputy?.name, from, to, note },
    at,
  });
  await tellHandler(trx, {
    kind: 'deputised',
    accountId: deputyId,
    applicationId: null,
    facts: {
      unit: membershipIn(actor, unitId)?.unitName ?? '',
      person: absent.name,
      period: periodText({ from, to }),
    },
    dedupeKey: `deputised/${id}`,
    at,
  });
  return (await absenceRow(trx, unitId, id)) ?? refuse('NOT_FOUND', { what: '该离岗登记' });
}
