import type { Knex } from 'knex';
import type { z } from 'zod';
import { diagramsOf } from '../../../database/flow/deployed-diagrams.ts';
import {
  elementsOf,
  familyOf,
  incidentsOf,
  jobsOf,
  variablesOf,
  waitsOf,
} from '../../../database/views/monitor/instance.ts';
import { instancesOf } from '../../../database/views/monitor/instances.ts';
import type { readInstance } from '../../../domain/api/monitor.ts';
import { refuse } from '../../../domain/errors.ts';
import { causeOf, jobStateTitles } from '../../../domain/monitor/titles.ts';
import { presentInstance, versionsIn } from './present.ts';
import { titlesOf } from './titles.ts';

/** all that is known of one instance; NOT_FOUND where the stream has never told of it. */
export async function oneInstance(knex: Knex, key: string): Promise<z.input<typeof readInstance.response>> {
  const [row] = await instancesOf(knex, [key]);
  if (!row) return refuse('NOT_FOUND', { what: '该流程实例' });
  const [family, elements, variables, jobs, waits, incidents, [diagram]] = await Promise.all([
    familyOf(knex, row.rootKey),
    elementsOf(knex, key),
    variablesOf(knex, key),
    jobsOf(knex, key),
    waitsOf(knex, key),
    incidentsOf(knex, key),
    diagramsOf(knex, [row]),
  ]);
  const titles = await titlesOf(knex, [...family, ...versionsIn([row])]);
  return {
    instance: presentInstance(row, titles),
    family: family.map((one) => ({ ...one, processTitle: titles.process(one) })),
    diagram: diagram?.xml ?? null,
    elements: elements.flatMap(({ state, ...element }) => (state === 'taken' ? [] : [{ ...element, state }])),
    taken: elements.filter(({ state }) => state === 'taken').map(({ elementId }) => elementId),
    variables: withHistory(variables),
    jobs: jobs.map((job) => ({ ...job, stateTitle: jobStateTitles[job.state] ?? job.state })),
    waits,
    incidents: incidents.map((incident) => ({ ...incident, cause: causeOf(incident.errorType) })),
  };
}

type Value = { key: string; name: string; scopeKey: string; value: string; at: Date };

/** Each variable once, with every value that it has had, the latest last. */
function withHistory(values: readonly Value[]) {
  const variables = new Map<
    string,
    { name: string; scopeKey: string; history: { value: string; at: Date }[] }
  >();
  for (const { key, name, scopeKey, value, at } of values) {
    const variable = variables.get(key) ?? { name, scopeKey, history: [] };
    variable.history.push({ value, at });
    variables.set(key, variable);
  }
  return [...variables.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
