import { type Problem, problem } from '../errors.ts';
import type { Actor } from '../rights.ts';

/**
 * a legal person completes the unit's base information before anything else. `open` are the routes that lead
 * there.
 */
export const informationFirstProblem = (actor: Actor, open: boolean): Problem | undefined =>
  !open && actor.memberships.some(({ informationFirst }) => informationFirst)
    ? problem('UNIT_INFORMATION_FIRST')
    : undefined;
