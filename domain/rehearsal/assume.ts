import type { RehearsedDiagram } from './diagrams.ts';
import type { OpenJob } from './play.ts';
import type { Decision, Recording } from './recording.ts';

/** What the analyst takes for the outcome of human steps, by their elements. */
export type Assumptions = Readonly<Record<string, string>>;

/**
 * The answer to a job that nothing is recorded for. A human step: what the analyst has chosen, else the same conclusion
 * as before it, else the first that it offers. An automatic one: what it gave last, or another of its type did, on this
 * way or another; where nothing is known and the flow needs something of it, there is no answer.
 */
export function assumedFor(
  { process, element, variables }: OpenJob,
  { decisions }: Recording,
  diagrams: readonly RehearsedDiagram[],
  assumptions: Assumptions,
): Decision['result'] | undefined {
  const steps = diagrams.find((one) => one.process === process)?.steps ?? {};
  const step = steps[element];
  if (!step) return undefined;
  if (step.type === null) {
    const { outcomes } = step;
    const offered = [assumptions[element], variables.outcome, outcomes[0]].find((one) =>
      outcomes.some((outcome) => outcome === one),
    );
    return typeof offered === 'string' ? { outcome: offered } : {};
  }
  const completed = decisions.filter((one) => one.kind === 'completed' && one.process === process);
  const alike =
    completed.findLast((one) => one.element === element) ??
    completed.findLast((one) => steps[one.element]?.type === step.type);
  return alike?.result ?? step.sample ?? (step.needsResult ? undefined : {});
}
