import { z } from 'zod';
import type { State } from '../../domain/application/states.ts';
import { businesses } from '../../domain/business.ts';

/** Where an application of `demo/rests.json` rests, and the state that it is in there. */
export const restKinds = {
  draft: 'draft',
  to_sign: 'to_sign',
  to_review: 'to_review',
  in_publicity: 'in_publicity',
  publicity_over: 'in_publicity',
  objection: 'in_publicity',
  returned: 'to_amend',
  to_certify: 'to_certify',
  held: 'held',
  issued: 'completed',
  rejected: 'rejected',
  revoked: 'revoked',
} as const satisfies Record<string, State>;

export const rest = z.strictObject({
  applicant: z.string(),
  business: z.enum(businesses),
  /** Keys of units: the work unit first, the accepting unit last. */
  way: z.array(z.string()).min(1),
  rest: z.enum(Object.keys(restKinds) as (keyof typeof restKinds)[]),
  /** With whom it lies, where its way leads past several. */
  at: z.string().optional(),
  work: z.string(),
});
export type Rest = z.output<typeof rest>;

/** The rests come after those of `demo/applications`; the number names the application where others mean it. */
export const numberOf = (rests: readonly Rest[], one: Rest): number => 101 + rests.indexOf(one);
export const titleOf = (rests: readonly Rest[], one: Rest): string => `日常办理${numberOf(rests, one)}`;
