import type { Knex } from 'knex';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { orderMigration } from '../../../database/migrating/order.ts';
import { migrationById, type MigrationRow } from '../../../database/views/migrations.ts';
import { refuse } from '../../../domain/errors.ts';
import type { DiagramId } from '../../../domain/flow.ts';
import { stepsOf } from '../../../domain/migration/order.ts';
import type { Actor } from '../../../domain/rights.ts';
import type { DryRun } from './dry-run.ts';

type Order = { actor: Actor; diagram: DiagramId; run: DryRun; reason: string; at: Date };

/** the order, its line in the audit trail and the commands to the engine, in one transaction. Error: NOTHING_TO_MIGRATE. */
export async function order(
  trx: Knex.Transaction,
  { actor, diagram, run, reason, at }: Order,
): Promise<MigrationRow> {
  const { planned, mapping, from, to, decided } = run;
  const possible = decided.filter(({ decision }) => decision.possible).length;
  if (possible === 0) refuse('NOTHING_TO_MIGRATE');
  const headers = new Map(planned.after.activities.map((one) => [one.id, one.headers]));
  const id = await orderMigration(trx, {
    diagram,
    from,
    to,
    steps: stepsOf(planned.plan, mapping, (target) => headers.get(target) ?? {}),
    reason,
    orderedBy: actor.accountId,
    at,
    items: decided.map(({ key, applicationId, decision }) => ({
      instanceKey: key,
      applicationId,
      from: decision.from,
      refused: decision.possible ? null : decision.reason,
    })),
  });
  await addAudit(trx, {
    actor,
    unitId: null,
    action: 'applications_migrated',
    object: 'diagram',
    objectId: diagram,
    before: { engineVersion: from },
    after: { engineVersion: to, mapping, count: possible, reason },
    at,
  });
  return (await migrationById(trx, { diagram, id })) ?? refuse('NOT_FOUND', { what: '该次迁移' });
}
