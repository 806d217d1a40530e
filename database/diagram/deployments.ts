import type { DiagramId } from '../../domain/flow.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type Deployment = {
  id: string;
  diagram: DiagramId;
  /** Of the diagram; 0 is the release. */
  version: number;
  engineVersion: number;
  comment: string;
  /** Null where the platform did it at its start. */
  person: string | null;
  at: Date;
};

const columns = `d.id, d.diagram, d.version, d.engine_version as "engineVersion", d.comment, a.name as person, d.created_at as at`;
const from = 'from diagram_deployment d left join account a on a.id = d.created_by';

/** What is in force of each diagram that was ever deployed. */
export const deploymentsInForce = (knex: Db): Promise<Deployment[]> =>
  query(knex, `select distinct on (d.diagram) ${columns} ${from} order by d.diagram, d.id desc`);

/** A diagram's deployments, the latest first; a page follows the one given. */
export const deploymentsOf = (
  knex: Db,
  ask: { diagram: DiagramId; after: string | undefined; limit: number },
): Promise<Deployment[]> =>
  query(
    knex,
    `select ${columns} ${from} where d.diagram = :diagram and d.id < :after::bigint order by d.id desc limit :limit`,
    { ...ask, after: ask.after ?? '9223372036854775807' },
  );

/** One deployment of a diagram after the other: of two at once the later one waits, and is then in force. */
export const holdDeploying = (knex: Db, diagram: DiagramId): Promise<unknown> =>
  query(knex, 'select pg_advisory_xact_lock(hashtext(:key))', { key: `deploy ${diagram}` });

type NewDeployment = Omit<Deployment, 'id' | 'person'> & { accountId: string | null };

export async function addDeployment(knex: Db, made: NewDeployment): Promise<string> {
  const row = await queryOne<{ id: string }>(
    knex,
    `insert into diagram_deployment (diagram, version, engine_version, comment, created_by, created_at)
     values (:diagram, :version, :engineVersion, :comment, :accountId, :at) returning id`,
    made,
  );
  return row?.id ?? '';
}
