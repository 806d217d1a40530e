import type { Knex } from 'knex';
import { lintDraft } from '../../../bpmn/lint/lint.ts';
import { addAudit } from '../../../database/audit/add-audit.ts';
import {
  addDeployment,
  type Deployment,
  deploymentsOf,
  holdDeploying,
} from '../../../database/diagram/deployments.ts';
import { keepDeployed } from '../../../database/flow/deployed-diagrams.ts';
import { refuse } from '../../../domain/errors.ts';
import type { DiagramId } from '../../../domain/flow.ts';
import type { Actor } from '../../../domain/rights.ts';
import type { Engine } from '../../../engine/client.ts';
import { isTransient } from '../../../engine/grpc.ts';

type Deploy = {
  actor: Actor;
  diagram: DiagramId;
  version: number;
  xml: string;
  comment: string;
  at: Date;
};

/**
 * puts a version into force, for whatever starts from now on. The engine is asked before anything is
 * written: where that fails nothing has happened, and the same again makes no second version.
 * Errors: DIAGRAM_FAULTY with each finding, ENGINE_AWAY.
 */
export async function deployVersion(
  knex: Knex,
  engine: Pick<Engine, 'deploy'>,
  deploy: Deploy,
): Promise<Deployment> {
  const { actor, diagram, version, xml, comment, at } = deploy;
  await refuseFaulty(xml, diagram);
  return knex.transaction(async (trx) => {
    await holdDeploying(trx, diagram);
    const made = await engine.deploy(diagram, xml).catch((error: unknown) => {
      if (isTransient(error)) refuse('ENGINE_AWAY');
      throw error;
    });
    await keepDeployed(trx, [made], at);
    const [before] = await deploymentsOf(trx, { diagram, after: undefined, limit: 1 });
    const added = { diagram, version, engineVersion: made.version, comment, at };
    await addDeployment(trx, { ...added, accountId: actor.accountId });
    await addAudit(trx, {
      actor,
      unitId: null,
      action: 'diagram_deployed',
      object: 'diagram',
      objectId: diagram,
      before: before ? { version: before.version, engineVersion: before.engineVersion } : {},
      after: { version, engineVersion: made.version, comment },
      at,
    });
    const [now] = await deploymentsOf(trx, { diagram, after: undefined, limit: 1 });
    if (!now) throw new Error('the deployment that was added is not there');
    return now;
  });
}

/** Errors of the lint keep a drawing from the engine: DIAGRAM_FAULTY with each of them. */
export async function refuseFaulty(xml: string, diagram: DiagramId): Promise<void> {
  const faults = (await lintDraft(xml, diagram)).filter(({ severity }) => severity === 'error');
  if (faults.length > 0)
    refuse(
      'DIAGRAM_FAULTY',
      { count: String(faults.length) },
      faults.map(({ element, message }) => ({ field: element || 'xml', reason: message })),
    );
}
