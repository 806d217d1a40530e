import type { DiagramId } from '../../domain/flow.ts';
import type { WayResult } from '../../domain/rehearsal/result.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type RehearsalRow = {
  id: string;
  diagram: DiagramId;
  version: number;
  state: 'ordered' | 'done' | 'failed';
  failure: string;
  person: string;
  at: Date;
  endedAt: Date | null;
  lookedThrough: number;
  unplayable: number;
  more: boolean;
};
export type RehearsedWayRow = {
  position: number;
  process: string;
  count: number;
  applications: { id: string; number: string }[];
  result: WayResult | null;
};

export const rehearsalById = (knex: Db, id: string): Promise<RehearsalRow | undefined> =>
  queryOne(
    knex,
    `select r.id, r.diagram, r.version, r.state, r.failure, a.name as person, r.ordered_at as at,
       r.ended_at as "endedAt", r.looked_through as "lookedThrough", r.unplayable, r.more
     from rehearsal r join account a on a.id = r.ordered_by where r.id = :id`,
    { id },
  );

/** Its ways, those most gone first. */
export const waysOfRehearsal = (knex: Db, id: string): Promise<RehearsedWayRow[]> =>
  query(
    knex,
    `select w.position, w.process_id as process, w.count, w.result,
       (select coalesce(json_agg(json_build_object('id', a.id, 'number', a.number) order by a.number desc), '[]')
        from application a where a.id = any(w.application_ids) and a.number is not null) as applications
     from rehearsal_way w where w.rehearsal_id = :id order by w.count desc, w.position`,
    { id },
  );

export const latestRehearsal = (
  knex: Db,
  of: { diagram: DiagramId; version: number },
): Promise<{ id: string } | undefined> =>
  queryOne(
    knex,
    `select id from rehearsal where diagram = :diagram and version = :version::int
     order by ordered_at desc limit 1`,
    of,
  );
