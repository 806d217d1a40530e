import { addDeployment, deploymentsInForce } from '../database/diagram/deployments.ts';
import { versionWithXml } from '../database/diagram/versions.ts';
import type { Db } from '../database/connect.ts';
import { keepDeployed } from '../database/flow/deployed-diagrams.ts';
import { type DiagramId, diagramIds } from '../domain/flow.ts';
import type { Engine } from '../engine/client.ts';

type Means = { knex: Db; engine: Engine; released: ReadonlyMap<DiagramId, string> };

/**
 * What is in force, also where the engine is a new one: the diagram that was deployed last, or the release where that was
 * the release or nothing yet. The engine makes a new version only of what it does not have.
 */
export async function deployInForce({ knex, engine, released }: Means, at: Date): Promise<void> {
  const inForce = await deploymentsInForce(knex);
  for (const diagram of diagramIds) {
    const last = inForce.find((one) => one.diagram === diagram);
    const version = last?.version ?? 0;
    const drawn = version > 0 ? await versionWithXml(knex, { diagram, version }) : undefined;
    const made = await engine.deploy(diagram, drawn?.xml ?? released.get(diagram) ?? '');
    await keepDeployed(knex, [made], at);
    if (last?.engineVersion === made.version) continue;
    const engineVersion = made.version;
    await addDeployment(knex, { diagram, version, engineVersion, comment: '平台启动', accountId: null, at });
  }
}
