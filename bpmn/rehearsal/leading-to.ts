import { extension, flowElementsOf } from '../lint/element.ts';
import { processesOf, readDiagram } from '../read-diagram.ts';

/** The processes whose way can lead through this one: itself, whoever calls it, and whoever calls those. */
export async function processesLeadingTo(
  process: string,
  xmls: ReadonlyMap<string, string>,
): Promise<string[]> {
  const calls = new Map<string, string[]>();
  for (const [id, xml] of xmls) {
    const read = await readDiagram(xml);
    const elements = typeof read === 'string' ? [] : processesOf(read.definitions).flatMap(flowElementsOf);
    calls.set(
      id,
      elements.flatMap((one) => extension(one, 'zeebe:CalledElement')?.found.processId ?? []),
    );
  }
  const found = new Set([process]);
  for (const one of found) for (const [caller, called] of calls) if (called.includes(one)) found.add(caller);
  return [...found];
}
