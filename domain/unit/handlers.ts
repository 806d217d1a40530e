import { type Problem, problem } from '../errors.ts';
import type { StoredPermission } from '../rights.ts';

/** What a change of a unit's handlers is decided on, read under the unit's lock. */
export type HandlerChange = {
  /** Whose handler's permissions change, and what they are before and after; removal leaves none. */
  name: string;
  before: readonly StoredPermission[];
  after: readonly StoredPermission[];
  /** How many others of the unit have the permission `handlers`. */
  otherAdministrators: number;
  hasLegalAccount: boolean;
};

/** the last one who can give permissions cannot lose that, unless the unit has its legal person for it. */
export function lastAdministratorProblem(change: HandlerChange): Problem | undefined {
  const loses = change.before.includes('handlers') && !change.after.includes('handlers');
  return loses && change.otherAdministrators === 0 && !change.hasLegalAccount
    ? problem('LAST_ADMINISTRATOR')
    : undefined;
}

/** An application of the handler's own that runs, and the units on its way. */
export type OwnRunning = { number: string | null; moving: boolean; unitIds: readonly string[] };

/**
 * Reading 17: nobody administers a unit on the way of their own running application. While it moves its next unit is
 * not known yet: the answer is to wait.
 */
export function ownWayProblem(
  unitId: string,
  change: Pick<HandlerChange, 'name' | 'before' | 'after'>,
  own: readonly OwnRunning[],
): Problem | undefined {
  if (change.before.includes('handlers') || !change.after.includes('handlers')) return undefined;
  const here = own.filter(({ unitIds }) => unitIds.includes(unitId));
  if (here.length > 0)
    return problem('OWN_APPLICATION_ON_THE_WAY', {
      who: change.name,
      numbers: here.map(({ number }) => number ?? '').join('、'),
    });
  return own.some(({ moving }) => moving) ? problem('APPLICATION_MOVING') : undefined;
}

/** How many numbers a refusal spells out. */
const namedAtMost = 50;

/** R-34, reading 16: what they signed must be handed over before they are removed. */
export function heldProblem(name: string, numbers: readonly string[]): Problem | undefined {
  if (numbers.length === 0) return undefined;
  const named = numbers.slice(0, namedAtMost).join('、');
  return problem('HANDLER_HAS_APPLICATIONS', {
    who: name,
    count: String(numbers.length),
    numbers: numbers.length > namedAtMost ? `${named}等` : named,
  });
}
