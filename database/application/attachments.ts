import type { Attachments } from '../../domain/recognition/demands.ts';
import type { RecognitionAtSubmission } from '../../domain/recognition/settings.ts';
import type { Db } from '../connect.ts';
import { markLinked } from '../file/unlinked.ts';
import { query, queryOne } from '../query.ts';

export type AttachedFile = { demandId: string; id: string; name: string; mediaType: string; size: number };

/** What is attached, in the order of the applicant. */
export const attachedFiles = (knex: Db, applicationId: string): Promise<AttachedFile[]> =>
  query<AttachedFile>(
    knex,
    `select t.demand_id as "demandId", f.id, f.name, f.media_type as "mediaType", f.size
     from attachment t join file f on f.id = t.file_id
     where t.application_id = :applicationId order by t.demand_id, t.position`,
    { applicationId },
  );

export const byDemand = (files: readonly AttachedFile[]): Record<string, string[]> => {
  const found: Record<string, string[]> = {};
  for (const { demandId, id } of files) (found[demandId] ??= []).push(id);
  return found;
};

/** `kept`: the settings are those of its submission. */
export type Demanded = { revision: number; kept: boolean; recognition: RecognitionAtSubmission };

/** The settings that hold for an application: as they were when it was submitted, as they are until then. */
export const demandedOf = (knex: Db, applicationId: string): Promise<Demanded | undefined> =>
  queryOne<Demanded>(
    knex,
    `select a.attachments_revision as revision, a.recognition is not null as kept, coalesce(a.recognition, jsonb_build_object(
       'demands', coalesce(s.demands, '[]'), 'eligibility', coalesce(s.eligibility, 'warn'),
       'publicityAgain', coalesce(s.publicity_again, true))) as recognition
     from application a left join recognition_setting s on s.unit_id = a.accepting_unit_id and s.business = a.business
     where a.id = :applicationId`,
    { applicationId },
  );

/** Which of these files the person may attach: their own ones, handed in for this. They cannot be removed meanwhile. */
export async function ownFiles(knex: Db, ownerId: string, fileIds: readonly string[]): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    knex,
    `select id from file where id = any(:fileIds::uuid[]) and owner_id = :ownerId and purpose = 'attachment'
     order by id for no key update`,
    { fileIds, ownerId },
  );
  return new Set(rows.map(({ id }) => id));
}

/** Makes these the application's attachments, in the caller's transaction and under the application's lock. */
export async function setAttachments(
  knex: Db,
  applicationId: string,
  attachments: Attachments,
  at: Date,
): Promise<void> {
  const before = await query<{ file_id: string }>(
    knex,
    'delete from attachment where application_id = :applicationId returning file_id',
    { applicationId },
  );
  const now = Object.entries(attachments).flatMap(([demandId, fileIds]) =>
    fileIds.map((fileId, position) => ({ demandId, fileId, position })),
  );
  await query(
    knex,
    `insert into attachment (application_id, demand_id, position, file_id)
     select :applicationId, demand, position, file
     from unnest(:demandIds::uuid[], :positions::int[], :fileIds::uuid[]) as one (demand, position, file)`,
    {
      applicationId,
      demandIds: now.map(({ demandId }) => demandId),
      positions: now.map(({ position }) => position),
      fileIds: now.map(({ fileId }) => fileId),
    },
  );
  await markLinked(knex, [...before.map((row) => row.file_id), ...now.map(({ fileId }) => fileId)], at);
  await query(
    knex,
    `update application set attachments_revision = attachments_revision + 1, revision = revision + 1, updated_at = :at
     where id = :applicationId`,
    { applicationId, at },
  );
}
