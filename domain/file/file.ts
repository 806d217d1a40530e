import type { Business } from '../business.ts';
import { type Actor, maySee, membershipIn } from '../rights.ts';

/** What a file is handed in for. A unit's official documents belong to the unit, not to who uploaded them. */
export const filePurposes = ['attachment', 'approval_document'] as const;
export type FilePurpose = (typeof filePurposes)[number];

/** Kinds that are taken, told by their bytes: what people print, scan or write. The media type is the one served. */
export const fileKinds = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type FileKind = keyof typeof fileKinds;

export const isFileKind = (name: string | undefined): name is FileKind =>
  name !== undefined && Object.hasOwn(fileKinds, name);

/** One file at most, in bytes. */
export const largestFile = 20 * 1024 * 1024;
/** How many files of one person may wait unused: who uploads more has forgotten to use them. */
export const mostUnlinked = 100;
/** What nothing refers to is removed after this long, in milliseconds: a page left open has the day. */
export const unlinkedKeptFor = 24 * 60 * 60 * 1000;

export type FileFacts = {
  ownerId: string;
  unitId: string | null;
  /** The applications that it is attached to. */
  applications: readonly { applicantId: string; business: Business; unitIds: readonly string[] }[];
};

/**
 * Who may read a file: a unit's document those who work with its approval documents; an attachment its owner, and
 * whoever may see an application that it is attached to.
 */
export function mayReadFile(actor: Actor, { ownerId, unitId, applications }: FileFacts): boolean {
  if (actor.administrator) return true;
  if (unitId !== null) {
    const permissions = membershipIn(actor, unitId)?.permissions ?? [];
    return permissions.includes('approval_documents') || permissions.includes('issuance');
  }
  return actor.accountId === ownerId || applications.some((application) => maySee(actor, application));
}
