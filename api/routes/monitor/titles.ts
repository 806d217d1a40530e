import type { Knex } from 'knex';
import { flowElementsOf } from '../../../bpmn/lint/element.ts';
import { processesOf, readDiagram } from '../../../bpmn/read-diagram.ts';
import { diagramsOf } from '../../../database/flow/deployed-diagrams.ts';

type Version = { processId: string; version: number };
/** What people call a process and its elements, by the diagram of that version; its id where that is not known. */
export type Titles = { process: (of: Version) => string; element: (of: Version, id: string) => string };
type Names = { process: string; elements: ReadonlyMap<string, string> };

const nameOf = ({ processId, version }: Version): string => `${processId} ${version}`;

/** Deployed versions never change, so each is read once. */
const known = new Map<string, Names>();

export async function titlesOf(knex: Knex, versions: readonly Version[]): Promise<Titles> {
  const unknown = new Map(
    versions.filter((one) => !known.has(nameOf(one))).map((one) => [nameOf(one), one] as const),
  );
  for (const diagram of await diagramsOf(knex, [...unknown.values()]))
    known.set(nameOf(diagram), await namesIn(diagram.xml));
  return {
    process: (of) => known.get(nameOf(of))?.process ?? of.processId,
    element: (of, id) => known.get(nameOf(of))?.elements.get(id) ?? id,
  };
}

async function namesIn(xml: string): Promise<Names> {
  const read = await readDiagram(xml);
  const [process] = typeof read === 'string' ? [] : processesOf(read.definitions);
  const elements = process ? flowElementsOf(process) : [];
  return {
    process: process?.name ?? process?.id ?? '',
    elements: new Map(elements.map(({ id, name }) => [id, name ?? id])),
  };
}
