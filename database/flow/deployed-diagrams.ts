import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type Diagram = { processId: string; version: number; xml: string };

/** Keeps what was deployed. A version that another engine had is overwritten: what runs now is what counts. */
export async function keepDeployed(knex: Db, diagrams: readonly Diagram[], at: Date): Promise<void> {
  for (const diagram of diagrams)
    await query(
      knex,
      `insert into deployed_diagram (process_id, version, xml, deployed_at) values (:processId, :version, :xml, :at)
       on conflict (process_id, version) do update set xml = excluded.xml, deployed_at = excluded.deployed_at
       where deployed_diagram.xml <> excluded.xml`,
      { ...diagram, at },
    );
}

/** These versions, as far as they are known. */
export const diagramsOf = (
  knex: Db,
  wanted: readonly { processId: string; version: number }[],
): Promise<Diagram[]> =>
  query<Diagram>(
    knex,
    `select d.process_id as "processId", d.version, d.xml
     from unnest(:processIds::text[], :versions::integer[]) as wanted (process_id, version)
     join deployed_diagram d on d.process_id = wanted.process_id and d.version = wanted.version
     order by d.process_id, d.version`,
    { processIds: wanted.map(({ processId }) => processId), versions: wanted.map(({ version }) => version) },
  );

/** What a new application would run on. */
export const latestDiagram = (knex: Db, processId: string): Promise<Diagram[]> =>
  query<Diagram>(
    knex,
    `select process_id as "processId", version, xml from deployed_diagram
     where process_id = :processId order by version desc limit 1`,
    { processId },
  );
