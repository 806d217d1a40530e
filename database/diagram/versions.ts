import type { DiagramId } from '../../domain/flow.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type DiagramVersion = {
  diagram: DiagramId;
  version: number;
  comment: string;
  restoredFrom: number | null;
  person: string;
  at: Date;
};

const columns = `v.diagram, v.version, v.comment, v.restored_from as "restoredFrom", a.name as person, v.created_at as at`;
const from = 'from diagram_version v join account a on a.id = v.created_by';

/** The latest version of each diagram that somebody has drawn. */
export const latestVersions = (knex: Db): Promise<DiagramVersion[]> =>
  query(knex, `select distinct on (v.diagram) ${columns} ${from} order by v.diagram, v.version desc`);

/** A diagram's versions, the latest first; a page follows the version given. */
export const versionsOf = (
  knex: Db,
  ask: { diagram: DiagramId; after: number | undefined; limit: number },
): Promise<DiagramVersion[]> =>
  query(
    knex,
    `select ${columns} ${from} where v.diagram = :diagram and v.version < :after::int
     order by v.version desc limit :limit`,
    { ...ask, after: ask.after ?? 2 ** 31 - 1 },
  );

export const versionWithXml = (
  knex: Db,
  ask: { diagram: DiagramId; version: number },
): Promise<(DiagramVersion & { xml: string }) | undefined> =>
  queryOne(
    knex,
    `select ${columns}, v.xml ${from} where v.diagram = :diagram and v.version = :version::int`,
    ask,
  );

type NewVersion = {
  diagram: DiagramId;
  /** The latest version that its writer knew; 0 is the release. */
  after: number;
  xml: string;
  comment: string;
  restoredFrom: number | null;
  accountId: string;
  at: Date;
};

/** Adds a version after the one that its writer knew; nothing when somebody else was faster. */
export const addVersion = (knex: Db, made: NewVersion): Promise<{ version: number } | undefined> =>
  queryOne(
    knex,
    `insert into diagram_version (diagram, version, xml, comment, restored_from, created_by, created_at)
     select :diagram, :after::int + 1, :xml, :comment, :restoredFrom::int, :accountId::uuid, :at::timestamptz
     where (select coalesce(max(version), 0) from diagram_version where diagram = :diagram) = :after::int
     on conflict (diagram, version) do nothing returning version`,
    made,
  );
