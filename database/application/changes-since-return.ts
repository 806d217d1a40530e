import { attachmentKey } from '../../domain/application/checks.ts';
import {
  changedSections,
  changesBySection,
  type SectionChanges,
} from '../../domain/application/form/changes.ts';
import { changedDemands } from '../../domain/application/return-scope.ts';
import type { Business } from '../../domain/business.ts';
import type { Demand } from '../../domain/recognition/demands.ts';
import type { Db } from '../connect.ts';
import { attachedFiles, byDemand, demandedOf } from './attachments.ts';
import { applicationForm } from './form.ts';
import { type ReturnedForm, returnedForm } from './returned-form.ts';

export type ChangesSinceReturn = {
  returned: ReturnedForm;
  demands: readonly Demand[];
  sections: SectionChanges[];
  attachments: { demandId: string; name: string; before: string[]; after: string[] }[];
  /** What has changed, by the keys under which it can be ticked as checked. */
  keys: string[];
};

/** What the applicant has changed since the application was last returned to them; nothing if it never was. */
export async function changesSinceReturn(
  knex: Db,
  applicationId: string,
  business: Business,
): Promise<ChangesSinceReturn | undefined> {
  const returned = await returnedForm(knex, applicationId);
  if (!returned) return undefined;
  const form = (await applicationForm(knex, applicationId))?.form ?? {};
  const files = await attachedFiles(knex, applicationId);
  const demands = (await demandedOf(knex, applicationId))?.recognition.demands ?? [];
  const before = Object.fromEntries(
    Object.entries(returned.attachments).map(([id, kept]) => [id, kept.map((file) => file.id)]),
  );
  const changed = changedDemands(before, byDemand(files));
  return {
    returned,
    demands,
    sections: changesBySection(business, returned.form, form),
    attachments: changed.map((demandId) => ({
      demandId,
      name: demands.find(({ id }) => id === demandId)?.name ?? '',
      before: (returned.attachments[demandId] ?? []).map(({ name }) => name),
      after: files.filter((file) => file.demandId === demandId).map(({ name }) => name),
    })),
    keys: [...changedSections(returned.form, form), ...changed.map(attachmentKey)],
  };
}
