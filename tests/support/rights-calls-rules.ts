import { defaultEligibilityRules } from '../../domain/eligibility/rules.ts';
import { defaultRoutingRules } from '../../domain/routing/rules.ts';
import type { Call } from './rights-calls.ts';

/** The routes of the rules that the administrator publishes in versions. */
export const rulesCalls: Record<string, Call> = {
  'get /api/eligibility-rules': () => ['/api/eligibility-rules'],
  'get /api/administration/eligibility-rules': () => ['/api/administration/eligibility-rules'],
  'put /api/administration/eligibility-rules': () => [
    '/api/administration/eligibility-rules',
    { rules: defaultEligibilityRules, after: 999 },
  ],
  'get /api/administration/routing-rules': () => ['/api/administration/routing-rules'],
  'put /api/administration/routing-rules': () => [
    '/api/administration/routing-rules',
    { rules: defaultRoutingRules, after: 999 },
  ],
};
