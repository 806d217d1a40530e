import type { ProjectedTable } from './upsert.ts';

/** What of an instance the stream tells; whose application it is, its variables do. */
export const instanceTable: ProjectedTable = {
  name: 'monitor_instance',
  columns: {
    key: 'bigint',
    process_id: 'text',
    version: 'integer',
    parent_key: 'bigint',
    parent_element_key: 'bigint',
    root_key: 'bigint',
    state: 'text',
    started_at: 'timestamptz',
    ended_at: 'timestamptz',
    position: 'bigint',
  },
  earliest: ['started_at', 'ended_at'],
};

export const elementTable: ProjectedTable = {
  name: 'monitor_element',
  columns: {
    key: 'bigint',
    instance_key: 'bigint',
    root_key: 'bigint',
    element_id: 'text',
    element_type: 'text',
    process_id: 'text',
    version: 'integer',
    scope_key: 'bigint',
    state: 'text',
    entered_at: 'timestamptz',
    left_at: 'timestamptz',
    position: 'bigint',
  },
  earliest: ['entered_at', 'left_at'],
};

export const jobTable: ProjectedTable = {
  name: 'monitor_job',
  columns: {
    key: 'bigint',
    instance_key: 'bigint',
    element_key: 'bigint',
    element_id: 'text',
    type: 'text',
    state: 'text',
    retries: 'integer',
    worker: 'text',
    message: 'text',
    created_at: 'timestamptz',
    changed_at: 'timestamptz',
    position: 'bigint',
  },
  earliest: ['created_at'],
};

export const incidentTable: ProjectedTable = {
  name: 'monitor_incident',
  columns: {
    key: 'bigint',
    instance_key: 'bigint',
    element_key: 'bigint',
    element_id: 'text',
    process_id: 'text',
    job_key: 'bigint',
    error_type: 'text',
    message: 'text',
    created_at: 'timestamptz',
    resolved_at: 'timestamptz',
    position: 'bigint',
  },
  earliest: ['created_at', 'resolved_at'],
};

export const waitTable: ProjectedTable = {
  name: 'monitor_wait',
  columns: {
    key: 'bigint',
    instance_key: 'bigint',
    element_key: 'bigint',
    element_id: 'text',
    awaits: 'text',
    due_at: 'timestamptz',
    message: 'text',
    correlation_key: 'text',
    opened_at: 'timestamptz',
    closed_at: 'timestamptz',
    position: 'bigint',
  },
  earliest: ['opened_at', 'closed_at'],
};
