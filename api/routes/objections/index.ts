import type Router from '@koa/router';
import { objectionsOf } from '../../../database/views/objections.ts';
import { listObjections } from '../../../domain/api/objections.ts';
import { objectionOutcomeTitles } from '../../../domain/publicity/objection.ts';
import { objectorFor } from '../../../domain/publicity/objection-view.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { applicationFor } from '../applications/visible.ts';

export function objectionRoutes(router: Router, means: Means): void {
  bind(router, listObjections, async ({ actor, params }) => {
    const { application } = await applicationFor(means, actor, params.id);
    const rows = await objectionsOf(means.knex, params.id);
    return {
      items: rows.map((row) => ({
        ...row,
        ...objectorFor(actor, application, row),
        outcomeTitle: row.outcome && objectionOutcomeTitles[row.outcome],
      })),
    };
  });
}
