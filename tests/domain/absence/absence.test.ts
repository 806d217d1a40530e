import { describe, expect, test } from '@jest/globals';
import {
  actsForHandler,
  deputyOf,
  overlap,
  periodFaults,
  periodText,
} from '../../../domain/absence/absence.ts';
import { decide, reasonsFor } from '../../../domain/application/decide.ts';
import { buildActContext, buildHandler } from '../../support/builders/act-context.ts';

const today = '2026-03-10';
const deputy = { id: 'deputy', name: '李敏', phone: '13800000003' };
const away = { from: '2026-03-09', to: '2026-03-13', deputy };
const standIn = buildHandler(['work-unit'], { accountId: 'deputy', name: '李敏' });
const signed = (over = {}) =>
  buildActContext({
    application: { handlerId: 'signer', begun: true, ...over },
    handler: { name: '石磊' },
    absences: [away],
  });

describe('whoever is away is stood in for', () => {
  test('R-99 the deputy does the handler’s acts from the first to the last day of the absence, and on no other', () => {
    const on = (day: string) => decide('pass_and_publicize', signed(), standIn, day)?.code;
    expect(['2026-03-08', '2026-03-09', '2026-03-13', '2026-03-14'].map(on)).toEqual([
      'NOT_THE_HANDLER',
      undefined,
      undefined,
      'NOT_THE_HANDLER',
    ]);
    expect(actsForHandler(signed(), standIn, today)).toBe(true);
  });

  test('R-99 the handler themself may go on acting while away', () => {
    const handler = buildHandler(['work-unit'], { accountId: 'signer' });
    expect(decide('pass_and_publicize', signed(), handler, today)).toBeUndefined();
    expect(actsForHandler(signed(), handler, today)).toBe(false);
  });

  test('reading 17: nobody stands in for anybody on their own application', () => {
    expect(decide('return', signed({ applicantId: 'deputy' }), standIn, today)?.code).toBe('OWN_APPLICATION');
  });

  test('R-99 the deputy needs the permission as anybody does', () => {
    const without = buildHandler([], {
      accountId: 'deputy',
      memberships: [{ unitId: 'work-unit', unitName: '', permissions: ['unit_information'] }],
    });
    expect(decide('return', signed(), without, today)?.code).toBe('PERMISSION_MISSING');
  });

  test('R-99 there is no deputy’s deputy: who stands in for the deputy does nothing with what is the handler’s', () => {
    const second = buildHandler(['work-unit'], { accountId: 'deputy-of-the-deputy' });
    expect(decide('return', signed(), second, today)?.code).toBe('NOT_THE_HANDLER');
  });

  test('R-91 a colleague is told who stands in, and to call them', () => {
    const colleague = buildHandler(['work-unit'], { accountId: 'colleague' });
    const [reason] = reasonsFor('return', signed(), colleague, today);
    expect(reason?.message).toBe(
      '该申报书由石磊办理（离岗期间由李敏代办），其他经办人只能查看；确需办理请先变更办理人',
    );
    expect(reason?.who).toMatchObject({ person: '李敏', phone: '13800000003' });
    const [later] = reasonsFor('return', signed(), colleague, '2026-03-14');
    expect(later?.message).not.toContain('李敏');
    expect(later?.who).toMatchObject({ person: '石磊', phone: '13800000002' });
  });

  test('R-99 where nobody signed there is nobody to stand in for', () => {
    const context = buildActContext({ absences: [away] });
    expect(actsForHandler(context, standIn, today)).toBe(false);
    expect(deputyOf(context, '2026-03-14')).toBeUndefined();
  });
});

describe('the days of an absence', () => {
  test('R-99 begin today at the earliest, do not end before they begin, and last a year at most', () => {
    const fields = (from: string, to: string) => periodFaults({ from, to }, today).map(({ field }) => field);
    expect(fields(today, today)).toEqual([]);
    expect(fields('2026-03-09', today)).toEqual(['from']);
    expect(fields('2026-03-12', '2026-03-11')).toEqual(['to']);
    expect(fields('2026-03-12', '2027-03-13')).toEqual([]);
    expect(fields('2026-03-12', '2027-03-14')).toEqual(['to']);
  });

  test('R-99 overlap where they share one day', () => {
    const week = { from: '2026-03-09', to: '2026-03-13' };
    expect(overlap(week, { from: '2026-03-13', to: '2026-03-20' })).toBe(true);
    expect(overlap(week, { from: '2026-03-14', to: '2026-03-20' })).toBe(false);
    expect(periodText({ from: today, to: today })).toBe(today);
    expect(periodText(week)).toBe('2026-03-09 至 2026-03-13');
  });
});
