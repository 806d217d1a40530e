import { type BatchRow, renameBatch, setItems } from '../../../database/batch/batches.ts';
import type { Db } from '../../../database/connect.ts';
import { refuse } from '../../../domain/errors.ts';

/** Saves name and items in the caller's transaction; one applicant that cannot be in it refuses the whole. */
export async function saveBatch(
  knex: Db,
  batch: BatchRow,
  wanted: { name: string; applicationIds: readonly string[] },
  at: Date,
): Promise<BatchRow> {
  await renameBatch(knex, batch.id, wanted.name);
  const left = await setItems(knex, batch, wanted.applicationIds, at);
  if (left.length > 0) {
    const why = '不是本单位审核通过的本业务申报书，或已列入其他批次';
    const faults = left.map((id) => ({
      field: `applicationIds.${wanted.applicationIds.indexOf(id)}`,
      reason: why,
    }));
    refuse('APPLICATION_NOT_FOR_BATCH', { why }, faults);
  }
  return { ...batch, name: wanted.name };
}
