import { describe, expect, test } from '@jest/globals';
import type { Act } from '../../../domain/application/acts.ts';
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

describe('who may act at all', () => {
  test.each<[Act, State]>([
    ['submit', 'draft'],
    ['amend', 'to_amend'],
    ['resubmit', 'to_amend'],
    ['abandon', 'to_amend'],
    ['withdraw', 'to_sign'],
  ])('R-20 R-21 %s is the applicant’s alone', (act, state) => {
    expect(codeOf(act, { application: { state } }, buildApplicant())).toBeUndefined();
    expect(codeOf(act, { application: { state } })).toBe('ONLY_THE_APPLICANT');
  });

  test('R-42 units’ acts are not for those who serve no unit', () => {
    expect(codeOf('sign', { application: { state: 'to_sign' } }, buildApplicant())).toBe('ONLY_UNIT_STAFF');
  });

  test('R-41 nor for another unit, which is told where it is', () => {
    const found = answer('open', {}, buildHandler(['another-unit']));
    expect(found?.code).toBe('NOT_WITH_YOUR_UNIT');
    expect(found?.message).toContain('现由渝中区第一建筑设计所办理');
  });

  test('R-35 nor without the menu of this business; the other business’s menu does not help', () => {
    const memberships = [
      { unitId: 'work-unit', unitName: '', permissions: ['confirmation_review', 'handlers'] as const },
    ];
    const found = answer('open', {}, buildHandler([], { memberships }));
    expect(found?.code).toBe('PERMISSION_MISSING');
    expect(found?.message).toContain('初定资格审核');
    expect(
      codeOf('open', { application: { business: 'confirmation' } }, buildHandler([], { memberships })),
    ).toBeUndefined();
  });

  test('R-54 certification is the accepting unit’s, wherever the handler serves besides', () => {
    const certify = {
      application: { state: 'to_certify' as const, unitId: 'accepting-unit', batchId: 'batch' },
    };
    expect(codeOf('issue', certify, acceptingUnit)).toBeUndefined();
    expect(codeOf('issue', certify, workUnit)).toBe('NOT_WITH_YOUR_UNIT');
    expect(codeOf('issue', certify, buildHandler(['work-unit', 'accepting-unit']))).toBeUndefined();
  });

  test('R-48 only the unit that reported it recalls it', () => {
    const reported = { ...at('department', 'to_sign'), reporter: { unitId: 'work-unit', name: '设计所' } };
    expect(codeOf('recall', reported)).toBeUndefined();
    expect(codeOf('recall', reported, buildHandler(['department']))).toBe('ONLY_THE_REPORTER');
    expect(codeOf('recall', at('department', 'to_sign'))).toBe('ONLY_THE_REPORTER');
  });
});

describe('whether the application is where the act is possible', () => {
  test('R-91 while an act is under way, nothing else is', () => {
    expect(codeOf('open', { application: { moving: true } })).toBe('APPLICATION_MOVING');
  });

  test('R-91 in another state the answer names state and act', () => {
    expect(answer('sign', {})?.message).toBe('申报书当前为“待审核”，不能签收');
  });

  test('R-65 what the diagram’s step does not offer is not possible, nor anything where no step is open', () => {
    expect(codeOf('terminate', { application: { state: 'in_publicity' }, offered: ['report'] })).toBe(
      'STEP_DOES_NOT_OFFER',
    );
    expect(codeOf('terminate', { application: { state: 'in_publicity' }, offered: null })).toBe(
      'STEP_DOES_NOT_OFFER',
    );
  });

  test('R-45 what needs no step of the diagram is not asked of it', () => {
    expect(codeOf('take_over', { offered: null })).toBeUndefined();
  });
});
