import type Router from '@koa/router';
import { submissionOf } from '../../../database/application/submission.ts';
import { checkApplication } from '../../../domain/api/application-check.ts';
import { checkSubmission, submissionWarnings } from '../../../domain/application/check-submission.ts';
import { dateInShanghai } from '../../../domain/calendar/date.ts';
import { levelsOf } from '../../../domain/eligibility/check-eligibility.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { applicationFor } from '../applications/visible.ts';

export function applicationCheckRoutes(router: Router, means: Means): void {
  const { knex, clock } = means;

  // The same check as at submission; reviewers see the warnings too.
  bind(router, checkApplication, async ({ actor, params }) => {
    const { application, readForm } = await applicationFor(means, actor, params.id);
    const form = readForm();
    const at = clock.now();
    const submission = await submissionOf(knex, { ...application, form, at });
    const today = dateInShanghai(at);
    const { levels } = levelsOf(application.business, form, today, submission.eligibilityRules);
    return {
      faults: checkSubmission(submission, today),
      warnings: submissionWarnings(submission, today),
      today,
      eligibility: {
        version: submission.recognition.eligibilityVersion ?? 0,
        strict: submission.recognition.eligibility === 'strict',
        levels: levels.map((one) => ({ warning: null, rule: null, from: null, ...one })),
      },
    };
  });
}
