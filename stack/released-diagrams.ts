import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DiagramId, diagramIds } from '../domain/flow.ts';

/** Where the diagrams of the release lie; each file is named by its process. */
const releasedFile = (id: DiagramId): string => join(import.meta.dirname, '../bpmn', `${id}.bpmn`);

/** The diagrams as they are released with the platform. */
export async function readReleased(): Promise<ReadonlyMap<DiagramId, string>> {
  const read = diagramIds.map(async (id) => [id, await readFile(releasedFile(id), 'utf8')] as const);
  return new Map(await Promise.all(read));
}
