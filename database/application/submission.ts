import type { Submission } from '../../domain/application/check-submission.ts';
import type { Business } from '../../domain/business.ts';
import type { Attachments } from '../../domain/recognition/demands.ts';
import type { Db } from '../connect.ts';
import { eligibilityRulesAt, eligibilityRulesOf } from '../eligibility/rules.ts';
import { attachedFiles, byDemand, demandedOf, setAttachments } from './attachments.ts';

type Of = { id: string; business: Business; form: unknown; at: Date };

/**
 * All of an application that is checked before it goes its way: by the settings and the eligibility rules that it
 * was submitted under, for a draft by those in force.
 */
export async function submissionOf(knex: Db, { id, business, form, at }: Of): Promise<Submission> {
  const demanded = await demandedOf(knex, id);
  const recognition = demanded?.recognition ?? { demands: [], eligibility: 'warn' as const };
  const { rules, version } = await (demanded?.kept
    ? eligibilityRulesOf(knex, recognition.eligibilityVersion ?? 0)
    : eligibilityRulesAt(knex, at));
  return {
    business,
    form,
    recognition: { ...recognition, eligibilityVersion: version },
    eligibilityRules: rules,
    attachments: byDemand(await attachedFiles(knex, id)),
  };
}

/** Lets go of files for demands that the accepting unit has dropped while the application was a draft. */
export async function dropUndemanded(
  knex: Db,
  id: string,
  { recognition, attachments }: Submission,
  at: Date,
): Promise<void> {
  const demanded = new Set(recognition.demands.map((demand) => demand.id));
  const kept: Attachments = Object.fromEntries(
    Object.entries(attachments).filter(([demandId]) => demanded.has(demandId)),
  );
  if (Object.keys(kept).length < Object.keys(attachments).length) await setAttachments(knex, id, kept, at);
}
