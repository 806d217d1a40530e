import { describe, expect, test } from '@jest/globals';
import { objectorFor } from '../../../domain/publicity/objection-view.ts';
import { buildApplicant, buildHandler } from '../../support/builders/act-context.ts';

const application = { applicantId: 'applicant', workUnitId: 'work-unit', business: 'initial' as const };
const objector = { name: '周正', contact: '13512345678', reason: '与事实不符' };
const seenBy = (actor: Parameters<typeof objectorFor>[0]) => objectorFor(actor, application, objector);

describe('who reads who objects', () => {
  test('R-90 the work unit’s reviewers read all', () => {
    expect(seenBy(buildHandler(['work-unit']))).toEqual(objector);
  });

  test('R-90 without that unit’s review menu the contact is masked', () => {
    const masked = { ...objector, contact: '135****5678' };
    expect(seenBy(buildHandler(['accepting-unit']))).toEqual(masked);
    const other = { unitId: 'work-unit', unitName: '', permissions: ['confirmation_review' as const] };
    expect(seenBy(buildHandler([], { memberships: [other] }))).toEqual(masked);
    expect(seenBy(buildHandler([], { administrator: true }))).toEqual(masked);
  });

  test('R-90 the applicant reads nothing of it, even as a handler of the work unit', () => {
    const nothing = { name: null, contact: null, reason: null };
    expect(seenBy(buildApplicant())).toEqual(nothing);
    expect(seenBy(buildHandler(['work-unit'], { accountId: 'applicant' }))).toEqual(nothing);
  });
});
