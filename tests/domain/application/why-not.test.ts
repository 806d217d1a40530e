import { describe, expect, test } from '@jest/globals';
import type { Act } from '../../../domain/application/acts.ts';
import { reasonsFor } from '../../../domain/application/decide.ts';
import type { Actor } from '../../../domain/rights.ts';
import { buildActContext, buildApplicant, buildHandler } from '../../support/builders/act-context.ts';

const today = '2026-02-20';
const unit = { name: '渝中区第一建筑设计所', contactName: '李主任', contactPhone: '023-61234567' };
const ask = (act: Act, context: Parameters<typeof buildActContext>[0], actor: Actor) =>
  reasonsFor(act, buildActContext({ unit, ...context }), actor, today);
const codes = (...asked: Parameters<typeof ask>): string[] => ask(...asked).map(({ code }) => code);

describe('why an act is not possible', () => {
  test('R-91 every reason is told, not the first alone', () => {
    const context = {
      application: { state: 'in_publicity' as const, handlerId: 'someone', applicantId: 'handler' },
      handler: { name: '赵经办' },
      publicity: { earliestReportDate: '2026-02-27' },
    };
    expect(codes('report', context, buildHandler(['work-unit']))).toEqual([
      'OWN_APPLICATION',
      'NOT_THE_HANDLER',
      'PUBLICITY_NOT_OVER',
    ]);
    expect(codes('withdraw', { application: { moving: true, begun: true } }, buildApplicant())).toEqual([
      'APPLICATION_MOVING',
      'ALREADY_BEGUN',
    ]);
  });

  test('R-91 publicity names its earliest report date', () => {
    const publicity = { earliestReportDate: '2026-02-27' };
    const [reason] = ask(
      'report',
      { application: { state: 'in_publicity' }, publicity },
      buildHandler(['work-unit']),
    );
    expect(reason).toMatchObject({
      code: 'PUBLICITY_NOT_OVER',
      from: '2026-02-27',
      who: { unit: unit.name, person: '李主任', phone: unit.contactPhone },
    });
    const unknown = ask('report', { application: { state: 'in_publicity' } }, buildHandler(['work-unit']));
    expect(unknown[0]?.from).toBeNull();
  });

  test('R-20 R-91 the applicant is told who has it and the unit’s phone; a colleague the handler’s own', () => {
    const begun = { application: { begun: true, handlerId: 'someone' }, handler: { name: '赵经办' } };
    expect(ask('withdraw', begun, buildApplicant())[0]).toMatchObject({
      code: 'ALREADY_BEGUN',
      who: { unit: unit.name, person: '赵经办', phone: unit.contactPhone },
    });
    expect(ask('report', begun, buildHandler(['work-unit']))[0]).toMatchObject({
      code: 'NOT_THE_HANDLER',
      who: { person: '赵经办', phone: '13800000002' },
    });
  });

  test('R-46 a bar ends with the calendar year, and keeps from submitting and from submitting again', () => {
    const bar = { application: { state: 'draft' as const, unitId: null }, barredYear: 2026, unit: null };
    const [reason] = ask('submit', bar, buildApplicant());
    expect(reason).toMatchObject({ code: 'BARRED', from: '2027-01-01', who: { unit: '渝中区人社局' } });
    expect(codes('submit', { ...bar, barredYear: 2025 }, buildApplicant())).toEqual([]);
    const again = { ...bar, application: { state: 'to_amend' as const, unitId: null } };
    expect(codes('resubmit', again, buildApplicant())).toEqual(['BARRED']);
  });

  test('R-51 a unit that has closed takes nothing new, but what was submitted goes on', () => {
    const closed = { accepting: { issues: true, enabled: false }, unit: null };
    const at = (state: 'draft' | 'to_amend') => ({ ...closed, application: { state, unitId: null } });
    expect(codes('submit', at('draft'), buildApplicant())).toEqual(['ACCEPTING_UNIT_CLOSED']);
    expect(codes('resubmit', at('to_amend'), buildApplicant())).toEqual([]);
  });

  test('R-91 who acts for no unit is not told of conditions that only the unit’s people meet', () => {
    expect(codes('report', { application: { handlerId: 'someone' } }, buildApplicant())).toEqual([
      'ONLY_UNIT_STAFF',
    ]);
    expect(codes('issue', {}, buildHandler(['accepting-unit']))).toEqual(['ACT_NOT_POSSIBLE_NOW']);
  });

  test('R-91 the applicant’s phone is told while it waits for them, and a draft tells none', () => {
    const amend = { application: { state: 'to_amend' as const, unitId: null }, unit: null };
    const [first] = ask('resubmit', amend, buildHandler(['work-unit']));
    expect(first?.who).toEqual({ unit: null, person: '陈静', phone: '13900000001' });
    const asDraft = { ...amend, application: { state: 'draft' as const, unitId: null } };
    const [draft] = ask('resubmit', asDraft, buildHandler(['work-unit']));
    expect(draft?.who).toEqual({ unit: null, person: '陈静', phone: null });
  });

  test('R-91 the applicant is not sent to themselves', () => {
    const amend = { application: { state: 'to_amend' as const, unitId: null }, unit: null };
    const reasons = ask('withdraw', amend, buildApplicant());
    expect(reasons.map(({ code, who }) => [code, who])).toEqual([['ACT_NOT_POSSIBLE_NOW', null]]);
  });
});
