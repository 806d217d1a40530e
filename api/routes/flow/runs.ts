import type { z } from 'zod';
import type { Graph, Step } from '../../../bpmn/path.ts';
import type { FlowStepRow } from '../../../database/views/flow.ts';
import type { readFlow } from '../../../domain/api/flow.ts';
import { messages } from '../../../domain/flow.ts';

type Run = z.input<typeof readFlow.response>['runs'][number];
type Known = { processId: string; version: number; graph: Graph };
type Travelled = Omit<Run, 'passed' | 'active'> & { graph: Graph | undefined; steps: Step[]; last: number };

/** Acts that end a human step from outside, by a message that its diagram catches. */
const interrupting: Record<string, string> = {
  withdraw: messages.withdrawn,
  recall: messages.recalled,
};

/**
 * What each process instance has passed. An instance whose diagram another one calls belongs to the latest such one that
 * began before it, where its call activity is a step like others.
 */
export function runsOf(rows: readonly FlowStepRow[], known: readonly Known[], running: boolean): Run[] {
  const runs = new Map<string, Travelled>();
  for (const [index, row] of rows.entries()) {
    const run = runs.get(row.processInstanceKey) ?? begin(row, runs, known);
    runs.set(run.key, run);
    // A flow as a whole passes many units; only what it calls is about one.
    if (run.calledBy) run.unit ??= row.unit;
    run.steps.push({ elementId: row.elementId, end: endOf(row) });
    run.last = index;
  }
  const found = [...runs.values()];
  return found.map((run) => present(run, found, { latest: rows.length - 1, running }));
}

function begin(row: FlowStepRow, runs: ReadonlyMap<string, Travelled>, known: readonly Known[]): Travelled {
  const { processId, version } = row;
  const caller = [...runs.values()].findLast((run) => run.graph?.callerOf(processId) !== undefined);
  const elementId = caller?.graph?.callerOf(processId);
  if (caller && elementId) caller.steps.push({ elementId, end: 'decided' });
  return {
    key: row.processInstanceKey,
    processId,
    version,
    unit: null,
    calledBy: caller && elementId ? { run: caller.key, elementId } : null,
    startedAt: row.at,
    graph: known.find((one) => one.processId === processId && one.version === version)?.graph,
    steps: [],
    last: 0,
  };
}

function endOf({ open, endedBy }: FlowStepRow): Step['end'] {
  if (open) return 'open';
  const message = endedBy === null ? undefined : interrupting[endedBy];
  return message ? { message } : 'decided';
}

function present(
  run: Travelled,
  runs: readonly Travelled[],
  { latest, running }: { latest: number; running: boolean },
): Run {
  const { graph, steps, last, ...said } = run;
  const begunLater = (other: Travelled): boolean => runs.indexOf(other) > runs.indexOf(run);
  const ended =
    !running || (run.calledBy ? last < latest : runs.some((other) => !other.calledBy && begunLater(other)));
  const active = activeIn(run).concat(
    runs.flatMap((other) =>
      other.calledBy?.run === run.key && activeIn(other).length > 0 ? [other.calledBy.elementId] : [],
    ),
  );
  const passed = graph ? graph.passed(steps, ended) : steps.map(({ elementId }) => elementId);
  return { ...said, passed: passed.filter((id) => !active.includes(id)), active };
}

const activeIn = ({ steps }: Travelled): string[] =>
  steps.filter(({ end }) => end === 'open').map(({ elementId }) => elementId);
