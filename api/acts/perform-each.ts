import { problem, ProblemError, type Problem } from '../../domain/errors.ts';
import type { Reason } from '../../domain/reason.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Means } from '../means.ts';
import { type ActRequest, performAct } from './perform.ts';

/** How many items of a batch are under way at once: more only wait for one another's database connections. */
const atOnce = 8;

type ItemResult = {
  applicationId: string;
  done: boolean;
  rested: boolean;
  problem: { code: Problem['code']; message: string; reasons: Reason[] } | null;
};

/** each item is an act of its own; one bad item never spoils the rest. Answers in the order of the items. */
export async function performEach(
  means: Means,
  actor: Actor,
  requests: readonly ActRequest[],
): Promise<ItemResult[]> {
  const results: ItemResult[] = [];
  for (let from = 0; from < requests.length; from += atOnce) {
    const group = requests.slice(from, from + atOnce);
    results.push(...(await Promise.all(group.map((request) => performOne(means, actor, request)))));
  }
  return results;
}

async function performOne(means: Means, actor: Actor, request: ActRequest): Promise<ItemResult> {
  const { applicationId, act } = request;
  try {
    const { rested } = await performAct(means, actor, request);
    return { applicationId, done: true, rested, problem: null };
  } catch (error) {
    if (!(error instanceof ProblemError))
      means.log.error({ err: error, applicationId, act }, 'item of a batch failed');
    const { code, message, reasons } = error instanceof ProblemError ? error.problem : problem('INTERNAL');
    return {
      applicationId,
      done: false,
      rested: true,
      problem: { code, message, reasons: [...(reasons ?? [])] },
    };
  }
}
