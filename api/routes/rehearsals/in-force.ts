import type { Db } from '../../../database/connect.ts';
import { deploymentsInForce } from '../../../database/diagram/deployments.ts';
import { versionWithXml } from '../../../database/diagram/versions.ts';
import { type DiagramId, diagramIds } from '../../../domain/flow.ts';

/** Each diagram as it is in force: what was deployed last, or the release. */
export async function diagramsInForce(
  knex: Db,
  released: ReadonlyMap<DiagramId, string>,
): Promise<Map<DiagramId, string>> {
  const inForce = await deploymentsInForce(knex);
  const found = new Map<DiagramId, string>();
  for (const diagram of diagramIds) {
    const { version = 0 } = inForce.find((one) => one.diagram === diagram) ?? {};
    const drawn = version > 0 ? await versionWithXml(knex, { diagram, version }) : undefined;
    found.set(diagram, drawn?.xml ?? released.get(diagram) ?? '');
  }
  return found;
}
