import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

/** How far the demo's applications have been walked at the first start; so that a later start goes on. */
export type Filling = {
  /** The date written in the scenarios that the walk has come to. */
  reached: string;
  runs: Record<string, { next: number; applicationId: string }>;
  /** Ids of the approval documents, by number. */
  documents: Record<string, string>;
};

/** Notes that the demo's applications are to be walked, where the demo city is not there yet. True if so. */
export async function beginFilling(knex: Db, reached: string): Promise<boolean> {
  const row = await queryOne(
    knex,
    `insert into demo_filling (reached) select :reached::date where not exists (select 1 from unit)
     on conflict do nothing returning 1`,
    { reached },
  );
  return row !== undefined;
}

/** The filling that is under way; nothing where there is none, or it has come to its end. */
export const openFilling = (knex: Db): Promise<Filling | undefined> =>
  queryOne<Filling>(knex, 'select reached, runs, documents from demo_filling where finished_at is null');

export async function fillingReached(knex: Db, reached: string): Promise<void> {
  await query(knex, 'update demo_filling set reached = :reached::date', { reached });
}

/** One application has come so far; the documents are those made by all of them. */
export async function fillingStepped(
  knex: Db,
  runs: Filling['runs'],
  documents: Filling['documents'],
): Promise<void> {
  await query(
    knex,
    'update demo_filling set runs = runs || :runs::jsonb, documents = documents || :documents::jsonb',
    { runs: JSON.stringify(runs), documents: JSON.stringify(documents) },
  );
}

export const fillingFinished = (knex: Db, at: Date): Promise<unknown> =>
  query(knex, 'update demo_filling set finished_at = :at where finished_at is null', { at });
