import type { readApprovalDocument } from '../../../../domain/api/approval-documents.ts';
import type { CallAnswer } from '../../api/client.ts';

export type ApprovalDocument = CallAnswer<typeof readApprovalDocument>;
export type DocumentDraft = Pick<
  ApprovalDocument,
  'number' | 'title' | 'kind' | 'business' | 'dated' | 'files' | 'revision'
>;

export const blankDocument: DocumentDraft = {
  number: '',
  title: '',
  kind: 'issue',
  business: 'initial',
  dated: '',
  files: [],
  revision: 0,
};

export const draftOf = (document: ApprovalDocument): DocumentDraft => ({
  number: document.number,
  title: document.title,
  kind: document.kind,
  business: document.business,
  dated: document.dated,
  files: document.files,
  revision: document.revision,
});

export const fieldsOf = ({ number, title, kind, business, dated, files }: DocumentDraft) => ({
  number,
  title,
  kind,
  business,
  dated,
  fileIds: files.map(({ id }) => id),
});
