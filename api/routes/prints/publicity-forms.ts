import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Context } from 'koa';
import type { Knex } from 'knex';
import { loadForAct } from '../../../database/application/load-for-act.ts';
import { addRecord, personEvents } from '../../../database/record/add-record.ts';
import { maskedForm } from '../../../domain/application/form/masked-form.ts';
import { dateInShanghai } from '../../../domain/calendar/date.ts';
import { type FieldFault, refuse } from '../../../domain/errors.ts';
import { whyNoPublicityForm } from '../../../domain/publicity/forms-download.ts';
import { type Actor, membershipIn, permissionTitles } from '../../../domain/rights.ts';
import { applicationFormPdf, applicationFormsPdf } from '../../../pdf/application-form.ts';
import type { Means } from '../../means.ts';
import { type FormToPrint, formToPrint } from '../../print/printed-form.ts';
import { sendAs } from '../../print/send-as.ts';
import { zipOf } from '../../print/zip.ts';

type Ask = { actor: Actor; unitId: string; applicationIds: readonly string[]; format: 'pdf' | 'zip' };

/** R-47, reading 7: the ticked forms to print. Recorded before the first byte is sent; nothing else changes. */
export async function publicityForms(means: Means, ask: Ask, ctx: Context): Promise<Readable> {
  const { actor, unitId, applicationIds, format } = ask;
  const permissions = membershipIn(actor, unitId)?.permissions;
  if (!permissions) refuse('NOT_FOUND', { what: '该单位' });
  if (!permissions.includes('initial_review') && !permissions.includes('confirmation_review'))
    refuse('PERMISSION_MISSING', {
      permission: `${permissionTitles.initial_review}或${permissionTitles.confirmation_review}`,
    });
  const at = means.clock.now();
  await means.knex.transaction((trx) => recordAll(trx, ask, at));
  const forms: FormToPrint[] = [];
  for (const id of applicationIds) forms.push(await formToPrint(means, id, maskedForm));
  const title = `公示材料_${dateInShanghai(at)}`;
  if (format === 'zip') {
    sendAs(ctx, 'application/zip', `${title}.zip`);
    return zipOf(
      forms.map(({ printed, withPhoto }) => ({
        name: `${printed.number}.pdf`,
        at,
        make: async () => Readable.from([await applicationFormPdf(await withPhoto())]),
      })),
    );
  }
  sendAs(ctx, 'application/pdf', `${title}.pdf`);
  return Readable.from(applicationFormsPdf({ title, at }, forms));
}

/** All or none; in one order, so that two who record the same ones do not wait for each other. */
async function recordAll(
  trx: Knex.Transaction,
  { actor, unitId, applicationIds }: Ask,
  at: Date,
): Promise<void> {
  const faults: FieldFault[] = [];
  for (const applicationId of applicationIds.toSorted()) {
    const reason = whyNoPublicityForm(actor, unitId, await loadForAct(trx, applicationId, true));
    if (reason) faults.push({ field: `applicationIds.${applicationIds.indexOf(applicationId)}`, reason });
    else await recordOne(trx, { actor, unitId, applicationId, at });
  }
  if (faults.length > 0) refuse('PUBLICITY_FORMS_REFUSED', {}, faults);
}

const recordOne = (
  trx: Knex.Transaction,
  one: { actor: Actor; unitId: string; applicationId: string; at: Date },
): Promise<void> =>
  addRecord(trx, {
    id: randomUUID(),
    applicationId: one.applicationId,
    event: 'publicity_forms_downloaded',
    title: personEvents.publicity_forms_downloaded,
    accountId: one.actor.accountId,
    unitId: one.unitId,
    at: one.at,
    audit: { address: one.actor.address, before: {}, after: {} },
  });
