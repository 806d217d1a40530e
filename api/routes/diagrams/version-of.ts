import { versionWithXml } from '../../../database/diagram/versions.ts';
import { refuse } from '../../../domain/errors.ts';
import type { DiagramId } from '../../../domain/flow.ts';
import type { Means } from '../../means.ts';

/** What stands for the file of the release among the versions. */
export const release = {
  version: 0,
  comment: '平台发布的流程图',
  restoredFrom: null,
  person: null,
  at: null,
};

/** A version of a diagram with its drawing. Error: NOT_FOUND. */
export async function versionOf({ knex, released }: Means, diagram: DiagramId, version: number) {
  if (version === 0) return { ...release, xml: released.get(diagram) ?? '' };
  return (await versionWithXml(knex, { diagram, version })) ?? refuse('NOT_FOUND', { what: '该版本' });
}
