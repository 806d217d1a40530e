import type { Db } from '../../connect.ts';
import { query } from '../../query.ts';

/** Beyond so many rows of one kind an instance is not read: what went round a thousand times is no page any more. */
const most = 2000;

type ElementRow = {
  key: string;
  elementId: string;
  elementType: string;
  state: 'active' | 'completed' | 'terminated' | 'taken';
  enteredAt: Date | null;
  leftAt: Date | null;
};
type VariableRow = { key: string; name: string; scopeKey: string; value: string; at: Date };
type JobRow = {
  key: string;
  elementId: string;
  type: string;
  state: string;
  retries: number;
  message: string;
  createdAt: Date | null;
  changedAt: Date;
};
type WaitRow = {
  elementId: string;
  awaits: 'timer' | 'message';
  dueAt: Date | null;
  message: string | null;
  openedAt: Date | null;
  closedAt: Date | null;
};
type IncidentRow = {
  key: string;
  elementId: string;
  errorType: string;
  message: string;
  createdAt: Date | null;
  resolvedAt: Date | null;
};
type FamilyRow = {
  key: string;
  processId: string;
  version: number;
  state: 'active' | 'completed' | 'terminated';
  parentKey: string | null;
  startedAt: Date | null;
};

const rowsOf =
  <Row>(columns: string, table: string, order: string) =>
  (knex: Db, key: string): Promise<Row[]> =>
    query<Row>(
      knex,
      `select ${columns} from ${table} where instance_key = :key order by ${order} limit ${most}`,
      {
        key,
      },
    );

/** what the stream has told of one instance, each kind in the order in which it came. */
export const elementsOf = rowsOf<ElementRow>(
  'key, element_id as "elementId", element_type as "elementType", state, entered_at as "enteredAt", left_at as "leftAt"',
  'monitor_element',
  'key',
);
export const variablesOf = rowsOf<VariableRow>(
  'key, name, scope_key as "scopeKey", value, set_at as at',
  'monitor_variable',
  'key, position',
);
export const jobsOf = rowsOf<JobRow>(
  'key, element_id as "elementId", type, state, retries, message, created_at as "createdAt", changed_at as "changedAt"',
  'monitor_job',
  'key',
);
export const waitsOf = rowsOf<WaitRow>(
  'element_id as "elementId", awaits, due_at as "dueAt", message, opened_at as "openedAt", closed_at as "closedAt"',
  'monitor_wait',
  'key',
);
export const incidentsOf = rowsOf<IncidentRow>(
  'key, element_id as "elementId", error_type as "errorType", message, created_at as "createdAt", resolved_at as "resolvedAt"',
  'monitor_incident',
  'key',
);

/** The instance that called all others, and what it called. */
export const familyOf = (knex: Db, rootKey: string): Promise<FamilyRow[]> =>
  query<FamilyRow>(
    knex,
    `select key, process_id as "processId", version, state, parent_key as "parentKey", started_at as "startedAt"
     from monitor_instance where root_key = :rootKey order by key limit ${most}`,
    { rootKey },
  );
