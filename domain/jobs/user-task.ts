import { z } from 'zod';
import { actNames } from '../application/acts.ts';
import { stageNames } from '../application/states.ts';
import { askablePermissions } from '../rights.ts';

/** What a human step says of itself in the diagram's task headers (`design.md` 7). */
export const humanStepHeaders = z.object({
  stage: z.enum(stageNames),
  /** Comma-separated acts. */
  actions: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(z.enum(actNames)).min(1)),
  form: z.enum(['application-form', 'amendment-form', 'certification-form']),
  /** A permission of the unit, or `applicant` for the applicant's own steps. */
  permission: z.enum(['applicant', ...askablePermissions]),
});

/** Variables that a human step must see. */
export const humanStepVariables = z.object({ applicationId: z.uuid(), unitId: z.uuid().nullish() });

/** The job type under which the engine announces job-based user tasks. */
export const userTaskJobType = 'io.camunda.zeebe:userTask';
