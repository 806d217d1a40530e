import type { RehearsedDiagram, RehearsedStep } from './diagrams.ts';
import type { Decision, Recording } from './recording.ts';

/** The diagrams with what their automatic steps gave in these recordings, the newest of which comes first. */
export function withSamples(
  diagrams: readonly RehearsedDiagram[],
  recordings: readonly Recording[],
): RehearsedDiagram[] {
  const given = recordings.flatMap(({ decisions }) => decisions.filter(({ kind }) => kind === 'completed'));
  const typeOf = ({ process, element }: Decision): string | null | undefined =>
    diagrams.find((one) => one.process === process)?.steps[element]?.type;
  const sampleOf = (process: string, element: string, { type }: RehearsedStep): RehearsedStep['sample'] =>
    type === null
      ? null
      : ((
          given.find((one) => one.process === process && one.element === element) ??
          given.find((one) => typeOf(one) === type)
        )?.result ?? null);
  return diagrams.map((diagram) => ({
    ...diagram,
    steps: Object.fromEntries(
      Object.entries(diagram.steps).map(([id, step]) => [
        id,
        { ...step, sample: sampleOf(diagram.process, id, step) },
      ]),
    ),
  }));
}
