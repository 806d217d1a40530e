import type { Knex } from 'knex';
import { endAbsence } from '../../../database/absence/absences.ts';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { type AbsenceRow, absenceRow } from '../../../database/views/absences.ts';
import { periodText } from '../../../domain/absence/absence.ts';
import { dateInShanghai } from '../../../domain/calendar/date.ts';
import { refuse } from '../../../domain/errors.ts';
import { type Actor, membershipIn } from '../../../domain/rights.ts';
import { tellHandler } from '../../notices/tell-handler.ts';

type End = { actor: Actor; found: AbsenceRow; at: Date };

/** before its time; of two who end it at once one does. The deputy, who acts no more from now on, is told. */
export async function end(trx: Knex.Transaction, { actor, found, at }: End): Promise<AbsenceRow> {
  const { id, unitId, from, to, name, deputy } = found;
  const ended = await endAbsence(trx, { id, by: actor.accountId, today: dateInShanghai(at), at });
  if (!ended) refuse('ABSENCE_OVER');
  await addAudit(trx, {
    actor,
    unitId,
    action: 'absence_ended',
    object: 'absence',
    objectId: id,
    before: { name, deputy, from, to },
    after: { ended: true },
    at,
  });
  await tellHandler(trx, {
    kind: 'deputy_ended',
    accountId: found.deputyId,
    applicationId: null,
    facts: {
      unit: membershipIn(actor, unitId)?.unitName ?? '',
      person: name,
      period: periodText({ from, to }),
    },
    dedupeKey: `deputy_ended/${id}`,
    at,
  });
  return (await absenceRow(trx, unitId, id)) ?? refuse('NOT_FOUND', { what: '该离岗登记' });
}
