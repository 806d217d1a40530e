import { photoOf } from '../../domain/recognition/photo.ts';
import type { Db } from '../connect.ts';
import { attachedFiles, demandedOf } from './attachments.ts';

/** The file of the applicant's photograph among the attachments; nothing where there is none. */
export async function photoFile(knex: Db, applicationId: string): Promise<string | undefined> {
  const files = await attachedFiles(knex, applicationId);
  if (files.length === 0) return undefined;
  const demanded = await demandedOf(knex, applicationId);
  return photoOf(demanded?.recognition.demands ?? [], files);
}
