import { describe, expect, test } from '@jest/globals';
import { type Urgeable, urgerOf, whyNotUrge } from '../../../domain/notice/urge.ts';
import type { Actor } from '../../../domain/rights.ts';
import { anonymous } from '../../../domain/rights.ts';
import { calendarOf2026 } from '../../support/builders/calendar.ts';

const application: Urgeable = {
  applicantId: 'applicant',
  business: 'initial',
  state: 'to_review',
  moving: false,
  unitId: 'upper',
  passedUnitIds: ['work', 'middle'],
  publicity: null,
};
const staff = (unitId: string, permissions: Actor['memberships'][number]['permissions']): Actor => ({
  ...anonymous,
  accountId: 'someone',
  memberships: [{ unitId, unitName: unitId, permissions }],
});

describe('urging', () => {
  test('R-81 the applicant and reviewers of a unit further down may, nobody else', () => {
    expect(urgerOf({ ...anonymous, accountId: 'applicant' }, application)).toEqual({ unitId: null });
    expect(urgerOf(staff('middle', ['initial_review']), application)).toEqual({ unitId: 'middle' });
    expect(urgerOf(staff('middle', ['confirmation_review']), application)).toBeUndefined();
    expect(urgerOf(staff('upper', ['initial_review']), application)).toBeUndefined();
    expect(urgerOf(staff('elsewhere', ['initial_review']), application)).toBeUndefined();
    expect(urgerOf({ ...anonymous, administrator: true }, application)).toBeUndefined();
  });

  test.each<[string, Partial<Urgeable>, string | undefined]>([
    ['what lies for review', {}, undefined],
    ['what waits to be signed', { state: 'to_sign' }, undefined],
    ['a draft', { state: 'draft' }, 'URGE_NOT_POSSIBLE'],
    ['what the applicant amends', { state: 'to_amend' }, 'URGE_NOT_POSSIBLE'],
    ['what has ended', { state: 'completed' }, 'URGE_NOT_POSSIBLE'],
    ['what is just moving', { moving: true }, 'APPLICATION_MOVING'],
    [
      'what is still on public view',
      { state: 'in_publicity', publicity: { earliestReportDate: '2026-03-03' } },
      'URGE_NOT_POSSIBLE',
    ],
    [
      'what has been on public view long enough',
      { state: 'in_publicity', publicity: { earliestReportDate: '2026-03-02' } },
      undefined,
    ],
  ])('R-81 %s', (_what, over, code) => {
    expect(whyNotUrge({ ...application, ...over }, '2026-03-02', calendarOf2026)?.code).toBe(code);
  });

  test('R-81 on a Sunday nobody is at work: from Monday on', () => {
    expect(whyNotUrge(application, '2026-03-01', calendarOf2026)?.details).toEqual({
      why: '今天不是工作日，请于 2026-03-02 起催办',
      from: '2026-03-02',
    });
  });
});
