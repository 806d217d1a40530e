import { z } from 'zod';
import { humanStepHeaders } from '../jobs/user-task.ts';
import type { Mapping } from './mapping.ts';
import type { Pairing } from './plan.ts';

/** Where a step goes on, in which way; of a human step, what it offers there. As it is kept with the order. */
export const migrationStep = z.object({
  to: z.string(),
  way: z.enum(['engine', 'recall']),
  headers: humanStepHeaders.extend({ actions: z.array(z.string()) }).nullable(),
});
export type MigrationStep = z.output<typeof migrationStep>;
export const migrationSteps = z.record(z.string(), migrationStep);
export type MigrationSteps = z.output<typeof migrationSteps>;

/** What of the plan is ordered: all that a worker needs to carry it out without looking into diagrams again. */
export const stepsOf = (
  plan: readonly Pairing[],
  mapping: Mapping,
  headersOf: (target: string) => Readonly<Record<string, string>>,
): MigrationSteps =>
  Object.fromEntries(
    plan.flatMap(({ source, targets }) => {
      const target = targets.find(({ id }) => id === mapping[source.id]);
      if (!target) return [];
      const headers = source.stage === null ? null : humanStepHeaders.parse(headersOf(target.id));
      return [[source.id, { to: target.id, way: target.way, headers }] as const];
    }),
  );
