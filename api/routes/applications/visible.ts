import type { z } from 'zod';
import { type ApplicationForAct, loadForAct } from '../../../database/application/load-for-act.ts';
import { applicationDetailRow } from '../../../database/views/application-detail.ts';
import { applicationSummaryRow } from '../../../database/views/applications.ts';
import type { applicationDetail } from '../../../domain/api/applications.ts';
import { explain } from '../../../domain/application/decide.ts';
import { maskedForm } from '../../../domain/application/form/masked-form.ts';
import { holderOf } from '../../../domain/application/who-can.ts';
import { dateInShanghai } from '../../../domain/calendar/date.ts';
import { refuse } from '../../../domain/errors.ts';
import { type Actor, mayReadNumbers, maySee } from '../../../domain/rights.ts';
import type { Means } from '../../means.ts';
import { presentDetail } from '../../presenters/application.ts';

/** The application for whoever may see it; to all others it does not exist. */
export async function applicationFor({ knex }: Means, actor: Actor, id: string): Promise<ApplicationForAct> {
  const found = await loadForAct(knex, id, false);
  if (!found || !maySee(actor, { ...found.application, unitIds: found.unitIds }))
    refuse('APPLICATION_NOT_FOUND');
  return found;
}

/** How its form reads to this person: numbers of document and phone whole, or masked. */
export function shownTo(
  actor: Actor,
  { application, unitIds }: ApplicationForAct,
): (form: Record<string, unknown>) => Record<string, unknown> {
  return mayReadNumbers(actor, { ...application, unitIds }) ? (form) => form : maskedForm;
}

/** The application's page: row, form, publicity, and what this person can do with it. */
export async function detailFor(
  means: Means,
  actor: Actor,
  id: string,
): Promise<z.input<typeof applicationDetail>> {
  const { found, row, detail } = await means.knex.transaction(
    async (knex) => ({
      found: await applicationFor({ ...means, knex }, actor, id),
      row: await applicationSummaryRow(knex, id),
      detail: await applicationDetailRow(knex, id),
    }),
    // Of one moment: the flow may come to rest in between, and the page would not ask again for what it makes possible.
    { isolationLevel: 'repeatable read', readOnly: true },
  );
  if (!row || !detail) refuse('APPLICATION_NOT_FOUND');
  const today = dateInShanghai(means.clock.now());
  return presentDetail(row, detail, {
    holder: holderOf(found, actor, today),
    form: shownTo(actor, found)(detail.form),
    offers: explain(found, actor, today),
    actor,
    unitIds: found.unitIds,
  });
}
