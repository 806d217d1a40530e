import { describe, expect, test } from '@jest/globals';
import { type Act, actRow } from '../../../domain/application/acts.ts';
import { decide } from '../../../domain/application/decide.ts';
import type { State } from '../../../domain/application/states.ts';
import type { Actor } from '../../../domain/rights.ts';
import { buildActContext, buildApplicant, buildHandler } from '../../support/builders/act-context.ts';

const today = '2026-02-27';
const workUnit = buildHandler(['work-unit']);
const acceptingUnit = buildHandler(['accepting-unit']);
type Asked = Parameters<typeof buildActContext>[0];
const answer = (act: Act, context: Asked, actor: Actor = workUnit) =>
  decide(act, buildActContext(context), actor, today);
const codeOf = (...asked: Parameters<typeof answer>) => answer(...asked)?.code;
const at = (unitId: string, state: State = 'to_review') => ({ application: { unitId, state } });

describe('the guards', () => {
  test('notOwnApplication: nobody reviews their own application (reading 17)', () => {
    const own = buildHandler(['work-unit', 'accepting-unit'], { accountId: 'applicant' });
    expect(codeOf('open', {}, own)).toBe('OWN_APPLICATION');
    expect(codeOf('sign', { application: { state: 'to_sign' } }, own)).toBe('OWN_APPLICATION');
    expect(codeOf('take_over', {}, own)).toBe('OWN_APPLICATION');
    expect(codeOf('issue', { application: { state: 'to_certify', batchId: 'b' } }, own)).toBe(
      'OWN_APPLICATION',
    );
  });

  test('isHandler: R-41 only the signer may handle it, the others are told who it is', () => {
    const signed = { application: { handlerId: 'another' }, handler: { name: '李经办' } };
    for (const act of ['open', 'pass_and_publicize', 'return', 'terminate'] as const) {
      expect(codeOf(act, signed)).toBe('NOT_THE_HANDLER');
    }
    expect(answer('open', signed)?.message).toContain('由李经办办理');
    expect(codeOf('open', { application: { handlerId: 'handler' } })).toBeUndefined();
  });

  test('isHandler: R-41 where nobody signed, anyone of the unit with the menu may', () => {
    expect(codeOf('open', { application: { handlerId: null } })).toBeUndefined();
  });

  test('isNotHandler: R-45 another handler takes over, not the present one', () => {
    expect(codeOf('take_over', { application: { handlerId: 'another' } })).toBeUndefined();
    expect(codeOf('take_over', { application: { handlerId: 'handler' } })).toBe('ALREADY_THE_HANDLER');
  });

  test('isWorkUnit: R-42 only the work unit passes and publicizes', () => {
    expect(codeOf('pass_and_publicize', {})).toBeUndefined();
    expect(codeOf('pass_and_publicize', at('department'), buildHandler(['department']))).toBe(
      'PUBLICITY_IS_THE_WORK_UNITS',
    );
  });

  test('isAcceptingUnit: R-42 only the accepting unit approves', () => {
    expect(codeOf('approve', at('accepting-unit'), acceptingUnit)).toBeUndefined();
    expect(codeOf('approve', at('department'), buildHandler(['department']))).toBe(
      'APPROVAL_IS_THE_ACCEPTING_UNITS',
    );
  });

  test('isNotAcceptingUnit: R-42 the accepting unit has nobody to report to', () => {
    expect(codeOf('report', at('department'), buildHandler(['department']))).toBeUndefined();
    expect(codeOf('report', at('accepting-unit'), acceptingUnit)).toBe('ACCEPTING_UNIT_DOES_NOT_REPORT');
  });

  test('publicityHeld: R-47 the work unit neither reports nor approves before publicity, even as accepting unit', () => {
    expect(codeOf('report', {})).toBe('PUBLICITY_FIRST');
    const both = { application: { acceptingUnitId: 'work-unit' } };
    expect(codeOf('approve', both)).toBe('PUBLICITY_FIRST');
    const publicity = { earliestReportDate: '2026-02-27' };
    expect(
      codeOf('approve', { application: { acceptingUnitId: 'work-unit', state: 'in_publicity' }, publicity }),
    ).toBeUndefined();
  });

  test.each<Act>(['report', 'return', 'terminate'])(
    'publicityOver: R-47 %s is possible on the earliest report date and not a day before',
    (act) => {
      const lasting = (earliestReportDate: string) => ({
        application: { state: 'in_publicity' as const },
        publicity: { earliestReportDate },
      });
      expect(answer(act, lasting('2026-02-28'))?.message).toBe('公示期未满，最早可于 2026-02-28 办理');
      expect(codeOf(act, lasting('2026-02-27'))).toBeUndefined();
    },
  );

  test('publicityOver: in 待审核 an old period does not matter', () => {
    expect(codeOf('return', { publicity: { earliestReportDate: '2026-12-31' } })).toBeUndefined();
  });

  test('objectionsSettled: R-90 while an objection has no outcome nothing leaves publicity, also when its days are over', () => {
    const stopped = {
      application: { state: 'in_publicity' as const },
      publicity: { earliestReportDate: '2026-02-01' },
      objections: { open: 2, upheld: true },
    };
    for (const act of ['report', 'return', 'terminate'] as const)
      expect(answer(act, stopped)?.message).toBe('尚有 2 件实名异议未登记处理结果，公示期暂停计算');
  });

  test('noObjectionUpheld: R-90 what was upheld is returned or terminated at once, and never reported', () => {
    const upheld = {
      application: { state: 'in_publicity' as const },
      publicity: { earliestReportDate: '2026-12-31' },
      objections: { open: 0, upheld: true },
    };
    expect(codeOf('report', upheld)).toBe('OBJECTION_UPHELD');
    expect(codeOf('return', upheld)).toBeUndefined();
    expect(codeOf('terminate', upheld)).toBeUndefined();
  });

  test('publicityRuns: R-90 an objection is raised before the earliest report date, or beside another one', () => {
    const running = (earliestReportDate: string, open = 0) => ({
      application: { state: 'in_publicity' as const },
      publicity: { earliestReportDate },
      objections: { open, upheld: false },
    });
    expect(codeOf('raise_objection', running('2026-02-28'))).toBeUndefined();
    expect(codeOf('raise_objection', running('2026-02-27'))).toBe('PUBLICITY_OVER');
    expect(codeOf('raise_objection', running('2026-02-20', 1))).toBeUndefined();
    expect(codeOf('raise_objection', { application: { state: 'in_publicity' } })).toBe('PUBLICITY_OVER');
  });

  test('objectionOpen: R-90 an outcome needs an objection', () => {
    const state = { application: { state: 'in_publicity' as const } };
    expect(codeOf('settle_objection', state)).toBe('NO_OPEN_OBJECTION');
    expect(codeOf('settle_objection', { ...state, objections: { open: 1, upheld: false } })).toBeUndefined();
  });

  test('resultPublicityOver: reading 18: no certificate before the result’s publicity is over', () => {
    const until = (earliestIssueDate: string) => ({
      application: { state: 'to_certify' as const, batchId: 'batch' },
      resultPublicity: { earliestIssueDate },
    });
    expect(answer('issue', until('2026-02-28'), acceptingUnit)?.details).toEqual({ from: '2026-02-28' });
    expect(codeOf('issue', until('2026-02-27'), acceptingUnit)).toBeUndefined();
    expect(codeOf('hold', until('2026-12-31'), acceptingUnit)).toBeUndefined();
  });

  test('wasReported: R-44 only what was reported from below can be refused', () => {
    const reported = { ...at('department', 'to_sign'), reporter: { unitId: 'work-unit', name: '设计所' } };
    expect(codeOf('refuse', reported, buildHandler(['department']))).toBeUndefined();
    expect(codeOf('refuse', at('work-unit', 'to_sign'))).toBe('NOT_REPORTED_FROM_BELOW');
  });

  test('notBegun: R-20 R-44 R-48 after the unit has begun, who has it and the phone are named', () => {
    const begun = {
      application: { begun: true, unitId: 'department' },
      handler: { name: '李经办' },
      reporter: { unitId: 'work-unit', name: '设计所' },
    };
    expect(codeOf('recall', begun)).toBe('ALREADY_BEGUN');
    expect(codeOf('refuse', begun, buildHandler(['department']))).toBe('ALREADY_BEGUN');
    const found = answer('withdraw', { ...begun, application: { begun: true } }, buildApplicant());
    expect(found?.message).toContain('李经办');
    expect(found?.message).toContain('023-61234567');
  });

  test('atWorkUnit: R-20 past the work unit the applicant cannot withdraw, begun or not', () => {
    const found = answer('withdraw', at('department', 'to_sign'), buildApplicant());
    expect(found?.code).toBe('ALREADY_PAST_WORK_UNIT');
    expect(found?.message).toContain('023-61234567');
  });

  test.each<Act>(['issue', 'hold', 'release', 'reject', 'revoke'])(
    'inBatch: R-54 R-55 R-56 %s needs a batch',
    (act) => {
      const state = actRow(act).from[0];
      expect(codeOf(act, { application: { state } }, acceptingUnit)).toBe('NOT_IN_A_BATCH');
      expect(codeOf(act, { application: { state, batchId: 'batch' } }, acceptingUnit)).toBeUndefined();
    },
  );
});
