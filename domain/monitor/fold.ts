import type {
  ElementEvent,
  EngineEvent,
  IncidentEvent,
  JobEvent,
  VariableEvent,
  WaitEvent,
} from './events.ts';

/**
 * What a number of events says of each thing, in whatever order and how often they come: the newest position decides
 * what it is, its begin and its end are kept from whichever event told of them. Applied to the table by the same rule
 * (`database/monitor/apply.ts`), so a record that comes twice or late changes nothing.
 */
export type ElementRow = ElementEvent & {
  state: 'active' | 'completed' | 'terminated' | 'taken';
  enteredAt: number | null;
  leftAt: number | null;
};
type JobRow = JobEvent & { createdAt: number | null; changedAt: number };
type IncidentRow = IncidentEvent & { createdAt: number | null; resolvedAt: number | null };
type VariableRow = VariableEvent & { setAt: number };
type WaitRow = WaitEvent & { openedAt: number | null; closedAt: number | null };

export type Rows = {
  elements: ElementRow[];
  jobs: JobRow[];
  incidents: IncidentRow[];
  variables: VariableRow[];
  waits: WaitRow[];
};

export function fold(events: readonly EngineEvent[]): Rows {
  const of = <Kind extends EngineEvent['kind']>(kind: Kind): Extract<EngineEvent, { kind: Kind }>[] =>
    events.filter((event): event is Extract<EngineEvent, { kind: Kind }> => event.kind === kind);
  return {
    elements: newest(of('element').map(elementRow), ['enteredAt', 'leftAt']),
    jobs: newest(of('job').map(jobRow), ['createdAt']),
    incidents: newest(of('incident').map(incidentRow), ['createdAt', 'resolvedAt']),
    variables: of('variable').map((event) => ({ ...event, setAt: event.at })),
    waits: newest(of('wait').map(waitRow), ['openedAt', 'closedAt']),
  };
}

/** One row a key: the newest, with what only others of its rows know. */
function newest<Row extends { key: string; position: number }>(
  rows: readonly Row[],
  kept: readonly (keyof Row)[],
): Row[] {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const other = found.get(row.key);
    if (!other) {
      found.set(row.key, row);
      continue;
    }
    const [older, newer] = other.position < row.position ? [other, row] : [row, other];
    const merged = { ...newer };
    for (const name of kept) merged[name] = earliest(newer[name], older[name]);
    found.set(row.key, merged);
  }
  return [...found.values()];
}

/** Of two instants, of which either may be unknown. */
const earliest = <Value>(one: Value, other: Value): Value =>
  Number(one ?? Infinity) <= Number(other ?? Infinity) ? one : other;

const elementStates = { completed: 'completed', terminated: 'terminated', taken: 'taken' } as const;

function elementRow(event: ElementEvent): ElementRow {
  const { change, at } = event;
  const begun = change === 'entered' || change === 'taken';
  const going = change === 'entered' || change === 'migrated';
  return {
    ...event,
    state: going ? 'active' : elementStates[change],
    enteredAt: begun ? at : null,
    leftAt: going ? null : at,
  };
}

/** Migrated, a job is what it was before: to be done, or given up. */
const jobRow = (event: JobEvent): JobRow => ({
  ...event,
  state: event.state === 'migrated' ? (event.retries > 0 ? 'created' : 'failed') : event.state,
  createdAt: event.state === 'created' ? event.at : null,
  changedAt: event.at,
});

const incidentRow = (event: IncidentEvent): IncidentRow => ({
  ...event,
  createdAt: event.change === 'created' ? event.at : null,
  resolvedAt: event.change === 'resolved' ? event.at : null,
});

const waitRow = (event: WaitEvent): WaitRow => ({
  ...event,
  openedAt: event.change === 'opened' ? event.at : null,
  closedAt: event.change === 'closed' ? event.at : null,
});
