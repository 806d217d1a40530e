import { describe, expect, test } from '@jest/globals';
import { type FileFacts, isFileKind, mayReadFile } from '../../../domain/file/file.ts';
import { type Actor, anonymous, type StoredPermission } from '../../../domain/rights.ts';

const person = (accountId: string, permissions: StoredPermission[] = []): Actor => ({
  ...anonymous,
  accountId,
  memberships: [{ unitId: 'bureau', unitName: '人社局', permissions }],
});
const attached: FileFacts = {
  ownerId: 'owner',
  unitId: null,
  applications: [{ applicantId: 'owner', business: 'initial', unitIds: ['bureau'] }],
};
const document: FileFacts = { ownerId: 'owner', unitId: 'bureau', applications: [] };

describe('who may read a file', () => {
  test.each<[string, Actor, FileFacts, boolean]>([
    ['its owner', person('owner'), { ...attached, applications: [] }, true],
    [
      'another, before it is attached',
      person('x', ['initial_review']),
      { ...attached, applications: [] },
      false,
    ],
    ['a reviewer of the application', person('x', ['initial_review']), attached, true],
    ['a reviewer of the other business', person('x', ['confirmation_review']), attached, false],
    ['whoever publishes documents', person('x', ['approval_documents']), document, true],
    ['whoever issues certificates', person('x', ['issuance']), document, true],
    ['a reviewer, of a document', person('x', ['initial_review']), document, false],
    ['who uploaded a document and left', { ...person('owner'), memberships: [] }, document, false],
    ['the administrator', { ...anonymous, administrator: true }, document, true],
    ['nobody', anonymous, attached, false],
  ])('R-14 %s: %#', (_who, actor, file, may) => {
    expect(mayReadFile(actor, file)).toBe(may);
  });

  test('R-14 kinds are named ones alone', () => {
    expect(['pdf', 'exe', 'toString', undefined].map(isFileKind)).toEqual([true, false, false, false]);
  });
});
