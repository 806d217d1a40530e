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

/** Versions are everybody's: what was saved here is not what others go on from. */
export const forgetDrafts = (): Promise<unknown> =>
  sql('delete from diagram_version where comment = :comment', { comment });

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
