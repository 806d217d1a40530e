import { submissionOf } from '../database/application/submission.ts';
import type { ApplicationForAct } from '../database/application/load-for-act.ts';
import type { Db } from '../database/connect.ts';
import { checkSubmission } from '../domain/application/check-submission.ts';
import { startOfDayInShanghai } from '../domain/calendar/date.ts';
import { openScope, type ReturnScope, scopeTitles } from '../domain/application/return-scope.ts';
import { type Problem, problem } from '../domain/errors.ts';

/**
 * what the applicant may change after a return, and the refusal of all else; nothing where everything is open.
 * What would keep it from being submitted again is open too, so that nobody is locked in.
 */
export async function keptScope(
  knex: Db,
  { application: { id, business }, readForm, returnScope }: ApplicationForAct,
  today: string,
): Promise<{ scope: ReturnScope; why: Problem } | undefined> {
  if (returnScope === null) return undefined;
  const submission = await submissionOf(knex, {
    id,
    business,
    form: readForm(),
    at: startOfDayInShanghai(today),
  });
  const scope = openScope(returnScope, checkSubmission(submission, today));
  const titles = scopeTitles(scope, { business, demands: submission.recognition.demands });
  return { scope, why: problem('OUTSIDE_RETURN_SCOPE', { open: titles.join('、') }) };
}
