import type { Problem } from '../errors.ts';
import type { Reason, WhoCan } from '../reason.ts';
import type { Actor } from '../rights.ts';
import type { ActContext } from './act-context.ts';
import type { Act } from './acts.ts';
import { whoCan } from './who-can.ts';

const date = /^\d{4}-\d{2}-\d{2}$/;

/** A problem as people are told it: with who can help, and from when. */
export const reasonOf = (
  found: Problem,
  act: Act,
  context: ActContext,
  actor: Actor,
  today: string,
): Reason => withHelp(found, whoCan(found.code, act, context, actor, today));

/** A problem beside whoever can help. */
export function withHelp({ code, message, details }: Problem, who: WhoCan | null): Reason {
  const from = details.from !== undefined && date.test(details.from) ? details.from : null;
  return { code, message, details, who, from };
}
