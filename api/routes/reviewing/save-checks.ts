import type { Knex } from 'knex';
import { demandedOf } from '../../../database/application/attachments.ts';
import { touch } from '../../../database/application/touch.ts';
import { loadForAct } from '../../../database/application/load-for-act.ts';
import { sectionChecks, tickExactly } from '../../../database/application/section-checks.ts';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { checkablesOf, checkProblem } from '../../../domain/application/checks.ts';
import { dateInShanghai } from '../../../domain/calendar/date.ts';
import { ProblemError, refuse } from '../../../domain/errors.ts';
import { type Actor, maySee } from '../../../domain/rights.ts';

type Save = { actor: Actor; id: string; checked: readonly string[]; formRevision: number; at: Date };

/** what the handler's unit has checked, whole; of what was ticked already, who did it and when stay. */
export async function saveChecks(trx: Knex.Transaction, save: Save): Promise<void> {
  const { actor, id, at } = save;
  const found = await loadForAct(trx, id, true);
  if (!found || !maySee(actor, { ...found.application, unitIds: found.unitIds }))
    refuse('APPLICATION_NOT_FOUND');
  const why = checkProblem(found, actor, dateInShanghai(at));
  if (why) throw new ProblemError(why);
  if (found.formRevision !== save.formRevision) refuse('APPLICATION_CHANGED');
  const { business, unitId } = found.application;
  const known = checkablesOf(business, (await demandedOf(trx, id))?.recognition.demands ?? []);
  const faults = save.checked.flatMap((key, index) =>
    known.some((one) => one.key === key) ? [] : [{ field: `checked.${index}`, reason: '申报书没有这一部分' }],
  );
  if (faults.length > 0) refuse('INPUT_INVALID', {}, faults);
  const before = (await sectionChecks(trx, id)).filter((one) => one.unitId === unitId);
  const sections = [...new Set(save.checked)].toSorted();
  const ticks = { applicationId: id, unitId: unitId ?? '', accountId: actor.accountId, sections, at };
  await tickExactly(trx, ticks);
  await touch(trx, id, at);
  await addAudit(trx, {
    actor,
    unitId,
    action: 'checks_saved',
    object: 'application',
    objectId: id,
    before: { checked: before.map(({ section }) => section).toSorted() },
    after: { checked: sections },
    at,
  });
}
