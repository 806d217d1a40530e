import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type Diagram = { processId: string; version: number; xml: string };
/** What the engine answers of it: its own key of that version too. */
type Deployed = Diagram & { definitionKey?: string };

/** Keeps what was deployed. A version that another engine had is overwritten: what runs now is what counts. */
export async function keepDeployed(knex: Db, diagrams: readonly Deployed[], at: Date): Promise<void> {
  for (const diagram of diagrams)
    await query(
      knex,
      `insert into deployed_diagram (process_id, version, xml, definition_key, deployed_at)
       values (:processId, :version, :xml, :definitionKey, :at)
       on conflict (process_id, version) do update set xml = excluded.xml, definition_key = excluded.definition_key,
         deployed_at = case when deployed_diagram.xml <> excluded.xml then excluded.deployed_at else deployed_diagram.deployed_at end
       where deployed_diagram.xml <> excluded.xml or deployed_diagram.definition_key is distinct from excluded.definition_key`,
      { definitionKey: null, ...diagram, at },
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

/** By which key the engine knows a version; nothing where it was deployed by a start that did not keep it. */
export const definitionKeyOf = async (
  knex: Db,
  of: { processId: string; version: number },
): Promise<string | null> =>
  (
    await queryOne<{ key: string | null }>(
      knex,
      'select definition_key as key from deployed_diagram where process_id = :processId and version = :version',
      of,
    )
  )?.key ?? null;

/** What a new application would run on. */
export const latestDiagram = (knex: Db, processId: string): Promise<Diagram[]> =>
  query<Diagram>(
    knex,
    `select process_id as "processId", version, xml from deployed_diagram
     where process_id = :processId order by version desc limit 1`,
    { processId },
  );
