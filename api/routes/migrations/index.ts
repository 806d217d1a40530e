import type Router from '@koa/router';
import type { Knex } from 'knex';
import { migrationById, migrationItems, migrationsOf } from '../../../database/views/migrations.ts';
import * as contracts from '../../../domain/api/migrations.ts';
import { refuse } from '../../../domain/errors.ts';
import type { DiagramId } from '../../../domain/flow.ts';
import { mendingStateTitles } from '../../../domain/monitor/mending.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { titlesOf } from '../monitor/titles.ts';
import { dryRun } from './dry-run.ts';
import { impactOf } from './impact.ts';
import { order } from './order.ts';
import { effectsOf } from './plan.ts';

/** Instances that a dry run names; it counts all. */
const named = 200;

/** what a version changes for those who are under way, and their migration to the version in force. */
export function migrationRoutes(router: Router, means: Means): void {
  const { knex, clock } = means;

  bind(router, contracts.readImpact, ({ params }) => impactOf(means, params.id, params.version));

  bind(router, contracts.previewMigration, async ({ params: { id }, body: { find = '', ...ask } }) => {
    const { from, to, more, planned, decided } = await dryRun(means, id, ask);
    const steps = await stepsIn(knex, { diagram: id, from, to });
    const possible = decided.filter(({ decision }) => decision.possible).length;
    return {
      from,
      to,
      more,
      counts: { possible, impossible: decided.length - possible },
      effects: effectsOf(planned),
      items: decided
        .filter(isFound(find))
        .slice(0, named)
        .map(({ key, decision, ...row }) => ({
          instanceKey: key,
          application: applicationOf(row),
          possible: decision.possible,
          from: steps.before(decision.from),
          to: steps.after(decision.possible ? decision.to : null),
          reason: decision.possible ? '' : decision.reason,
        })),
    };
  });

  bind(router, contracts.orderMigration, async ({ actor, params: { id }, body: { reason, ...ask } }) => {
    const run = await dryRun(means, id, ask);
    return knex.transaction((trx) => order(trx, { actor, diagram: id, run, reason, at: clock.now() }));
  });

  bind(router, contracts.listMigrations, async ({ params: { id } }) => ({
    items: await migrationsOf(knex, id),
  }));

  bind(router, contracts.readMigration, async ({ params, query: { after, limit } }) => {
    const of = { diagram: params.id, id: params.migration };
    const migration = (await migrationById(knex, of)) ?? refuse('NOT_FOUND', { what: '该次迁移' });
    const rows = await migrationItems(knex, { id: of.id, after, limit: limit + 1 });
    const steps = await stepsIn(knex, { diagram: params.id, ...migration });
    const items = rows.slice(0, limit);
    return {
      migration,
      items: items.map(({ instanceKey, state, answer, from, to, ...row }) => ({
        instanceKey,
        application: applicationOf(row),
        from: steps.before(from),
        to: steps.after(to),
        state,
        stateTitle: mendingStateTitles[state],
        answer,
      })),
      next: rows.length > limit ? (items.at(-1)?.instanceKey ?? null) : null,
    };
  });
}

/** Steps as people call them, each in its own version. */
async function stepsIn(knex: Knex, of: { diagram: DiagramId; from: number; to: number }) {
  const inVersion = (version: number) => ({ processId: of.diagram, version });
  const [before, after] = [inVersion(of.from), inVersion(of.to)] as const;
  const titles = await titlesOf(knex, [before, after]);
  const stepOf = (version: typeof before) => (id: string | null) =>
    id === null ? null : { id, name: titles.element(version, id) };
  return { before: stepOf(before), after: stepOf(after) };
}

type Whose = {
  applicationId: string | null;
  number: string | null;
  applicant: string | null;
  unit: string | null;
};

/** By the beginning of its number or of its applicant's name, as lists are searched. */
function isFound(find: string): (whose: Pick<Whose, 'number' | 'applicant'>) => boolean {
  const begun = find.trim();
  return ({ number, applicant }) => [number, applicant].some((text) => (text ?? '').startsWith(begun));
}

const applicationOf = ({ applicationId, number, applicant, unit }: Whose) =>
  applicationId === null ? null : { id: applicationId, number, applicant: applicant ?? '', unit };
