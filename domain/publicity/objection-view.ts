import type { Business } from '../business.ts';
import { mask } from '../person/mask.ts';
import { type Actor, holds } from '../rights.ts';

/** What may tell who objects. */
export type Objector = { name: string; contact: string; reason: string };

/**
 * What of an objection this person may read: the work unit's reviewers, who look into it, all; the applicant neither
 * who objects nor in which words; whoever else may see the application not how to reach the objector. R-90.
 */
export function objectorFor(
  actor: Actor,
  application: { applicantId: string; workUnitId: string; business: Business },
  { name, contact, reason }: Objector,
): { [K in keyof Objector]: string | null } {
  if (actor.accountId === application.applicantId) return { name: null, contact: null, reason: null };
  const looksIntoIt = holds(actor, application.workUnitId, 'review', application.business);
  return { name, contact: looksIntoIt ? contact : mask(contact), reason };
}
