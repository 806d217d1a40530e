import type { DiagramId } from '../../../domain/flow.ts';
import type { WayResult } from '../../../domain/rehearsal/result.ts';
import type { Person } from '../../../stack/http-client.ts';
import { as, sql } from '../platform.ts';
import { saveDrawing } from './changed-review.ts';
import { waitFor } from '../wait-for.ts';

export type Rehearsal = {
  id: string;
  state: string;
  failure: string;
  lookedThrough: number;
  unplayable: number;
  ways: {
    process: string;
    count: number;
    applications: { id: string; number: string }[];
    result: WayResult | null;
  }[];
};

const comment = '试运行测试的草稿';

/** Saves a drawing as the diagram's next version; `forgetDrafts` takes it away again. */
export const saveDraft = (diagram: DiagramId, xml: string): Promise<number> =>
  saveDrawing(diagram, xml, comment);

/** Versions are everybody's: what was saved here is not what others go on from, nor is its report another draft's. */
export const forgetDrafts = (): Promise<unknown> =>
  sql(
    `with forgotten as (delete from diagram_version where comment = :comment returning diagram, version),
       rehearsals as (select id from rehearsal join forgotten using (diagram, version)),
       ways as (delete from rehearsal_way where rehearsal_id in (select id from rehearsals))
     delete from rehearsal where id in (select id from rehearsals)`,
    { comment },
  );

/** Rehearses a version to its end, by default against the four ways that the test itself has just gone. */
export async function rehearsed(
  diagram: DiagramId,
  version: number,
  body: { recent?: number; assumptions?: Record<string, string> } = {},
  by?: Person,
): Promise<Rehearsal> {
  const analyst = by ?? (await as('analyst'));
  const ordered = await analyst.post<Rehearsal>(`/api/diagrams/${diagram}/versions/${version}/rehearsals`, {
    recent: 4,
    assumptions: {},
    ...body,
  });
  if (ordered.status !== 201) throw new Error(`not rehearsed: ${JSON.stringify(ordered.body)}`);
  return waitFor(
    'the rehearsal to end',
    async () => {
      const { body: now } = await analyst.get<Rehearsal>(`/api/rehearsals/${ordered.body.id}`);
      return now.state !== 'ordered' && now;
    },
    120,
  );
}

/** Ways that did not end as they ended, or not by the same steps. */
export const otherwise = ({ ways }: Rehearsal): unknown[] =>
  ways.filter(
    ({ result }) =>
      result?.ending !== 'same' || result.parts !== null || result.assumed.length + result.missed.length > 0,
  );

/** The result of the way that an application went. */
export function resultOf({ ways }: Rehearsal, applicationId: string): WayResult {
  const way = ways.find(({ applications }) => applications.some(({ id }) => id === applicationId));
  if (!way?.result) throw new Error('the way of this application was not rehearsed');
  return way.result;
}

/** A rehearsal of two ways, each gone by one application, that has played the first; `finish` brings the other's result. */
export async function halfRehearsed(
  diagram: DiagramId,
  version: number,
  [first, second]: readonly [string, string],
): Promise<{ finish: () => Promise<void> }> {
  const nothing = { stopped: null, parts: null, why: '', assumed: [], missed: [] };
  const ended = { endsThen: ['已终止'], ...nothing };
  const same = { ...ended, ending: 'same', endsNow: ['已终止'] } satisfies WayResult;
  const other = { ...ended, ending: 'other', endsNow: ['已放弃'] } satisfies WayResult;
  const rehearsal = { diagram, version };
  await sql(
    `with made as (
       insert into rehearsal (diagram, version, diagrams, assumptions, looked_through, unplayable, more, ordered_by, ordered_at)
       select :diagram, :version, '[]', '{}', 2, 0, false, id, now() from account where name = '流程分析员' returning id)
     insert into rehearsal_way (rehearsal_id, position, process_id, count, application_ids, result)
     select made.id, way.position, :diagram, 1, array[way.application::uuid], way.result::jsonb
     from made, (values (0, :first, :same), (1, :second, null)) as way (position, application, result)`,
    { ...rehearsal, first, second, same: JSON.stringify(same) },
  );
  const finish = async (): Promise<void> => {
    await sql(
      `with ended as (update rehearsal set state = 'done', ended_at = now()
         where diagram = :diagram and version = :version returning id)
       update rehearsal_way set result = :other from ended where rehearsal_id = ended.id and result is null`,
      { ...rehearsal, other: JSON.stringify(other) },
    );
  };
  return { finish };
}
