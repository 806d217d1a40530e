import { type AttachedFile, attachedFiles, demandedOf } from '../../database/application/attachments.ts';
import { liveWay } from '../../database/application/live-way.ts';
import { decisionsOf, printedFormRow } from '../../database/views/printed-form.ts';
import { opinionsOf } from '../../domain/application/opinions.ts';
import { dateInShanghai } from '../../domain/calendar/date.ts';
import { refuse } from '../../domain/errors.ts';
import type { Demand } from '../../domain/recognition/demands.ts';
import { photoOf } from '../../domain/recognition/photo.ts';
import type { PrintedForm } from '../../pdf/application-form.ts';
import { largestPhoto, printablePhoto } from '../../pdf/photo.ts';
import { readWhole } from '../../storage/read-whole.ts';
import type { Means } from '../means.ts';

/** A form to print, its photograph read only when it is drawn: many forms at once hold texts alone. */
export type FormToPrint = { printed: PrintedForm; withPhoto: () => Promise<PrintedForm> };

type Form = Record<string, unknown>;

/**
 * All that is on an application's form on paper, as it stands now; `shown` may hide some of it. Who may see it was asked
 * before..
 */
export async function formToPrint(
  { knex, storage }: Means,
  id: string,
  shown: (form: Form) => Form,
): Promise<FormToPrint> {
  const [row, way, decisions, files, demanded] = await Promise.all([
    printedFormRow(knex, id),
    liveWay(knex, id),
    decisionsOf(knex, id),
    attachedFiles(knex, id),
    demandedOf(knex, id),
  ]);
  if (!row) refuse('APPLICATION_NOT_FOUND');
  const demands = demanded?.recognition.demands ?? [];
  const file = photoOf(demands, files);
  const publicity = row.start !== null && row.end !== null ? { start: row.start, end: row.end } : null;
  const commitment =
    row.commitmentAt && row.commitmentVersion !== null
      ? { version: row.commitmentVersion, on: dateInShanghai(row.commitmentAt) }
      : null;
  const printed: PrintedForm = {
    business: row.business,
    number: row.number,
    draft: row.state === 'draft',
    submittedOn: row.submittedAt && dateInShanghai(row.submittedAt),
    at: row.updatedAt,
    form: shown(row.form),
    photo: null,
    attachments: listed(demands, files),
    commitment,
    opinions: opinionsOf({ ...row, way, decisions, publicity }),
    code: null,
  };
  const photo = async (): Promise<Buffer | null> =>
    file ? printablePhoto(await readWhole(storage, file, largestPhoto)) : null;
  return { printed, withPhoto: async () => ({ ...printed, photo: await photo() }) };
}

const listed = (demands: readonly Demand[], files: readonly AttachedFile[]): PrintedForm['attachments'] =>
  demands.map(({ id, name, required }) => ({
    name,
    required,
    files: files.filter(({ demandId }) => demandId === id).map((file) => file.name),
  }));
