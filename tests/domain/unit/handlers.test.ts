import { describe, expect, test } from '@jest/globals';
import {
  heldProblem,
  lastAdministratorProblem,
  type OwnRunning,
  ownWayProblem,
} from '../../../domain/unit/handlers.ts';
import { menuProblem, menusOutOfReach } from '../../../domain/unit/menus.ts';
import { buildHandler } from '../../support/builders/act-context.ts';

const change = {
  name: '石磊',
  before: ['handlers'],
  after: [],
  otherAdministrators: 0,
  hasLegalAccount: false,
} as const;
const own = (over: Partial<OwnRunning> = {}): OwnRunning[] => [
  { number: 'CD1', moving: false, unitIds: ['unit'], ...over },
];
const gains = { name: '石磊', before: [], after: ['handlers'] } as const;

describe('a change of handlers', () => {
  test('R-35 only the last administrator of a unit without a legal account is kept', () => {
    expect(lastAdministratorProblem(change)?.code).toBe('LAST_ADMINISTRATOR');
    expect(lastAdministratorProblem({ ...change, otherAdministrators: 1 })).toBeUndefined();
    expect(lastAdministratorProblem({ ...change, hasLegalAccount: true })).toBeUndefined();
    expect(lastAdministratorProblem({ ...change, after: ['handlers'] })).toBeUndefined();
    expect(lastAdministratorProblem({ ...change, before: [] })).toBeUndefined();
  });

  test('reading 17: who has an application on its way through the unit is not made its administrator', () => {
    expect(ownWayProblem('unit', gains, own())?.code).toBe('OWN_APPLICATION_ON_THE_WAY');
    expect(ownWayProblem('other', gains, own())).toBeUndefined();
    expect(ownWayProblem('other', gains, own({ moving: true }))?.code).toBe('APPLICATION_MOVING');
    expect(ownWayProblem('unit', { ...gains, before: ['handlers'] }, own())).toBeUndefined();
    expect(ownWayProblem('unit', { ...gains, after: ['issuance'] }, own())).toBeUndefined();
  });

  test('R-34 the refusal names what must be handed over, and does not grow without end', () => {
    expect(heldProblem('石磊', [])).toBeUndefined();
    expect(heldProblem('石磊', ['CD1', 'CD2'])?.message).toMatch(/2 份.*CD1、CD2$/);
    const many = heldProblem(
      '石磊',
      Array.from({ length: 60 }, (_, n) => `CD${n}`),
    );
    expect(many?.message).toMatch(/60 份.*CD49等$/);
  });

  test('R-50 menus of issuing are for units with the authority', () => {
    expect(menusOutOfReach(['issuance', 'handlers'], { issuesCertificates: false })).toEqual(['issuance']);
    expect(menusOutOfReach(['issuance'], { issuesCertificates: true })).toEqual([]);
  });

  test('R-35 a menu is for those of the unit to whom it was given', () => {
    const actor = buildHandler(['unit']);
    expect(menuProblem(actor, 'unit', 'handlers')).toBeUndefined();
    expect(menuProblem(actor, 'other', 'handlers')?.code).toBe('NOT_FOUND');
    const without = { ...actor, memberships: [{ unitId: 'unit', unitName: '', permissions: [] }] };
    expect(menuProblem(without, 'unit', 'handlers')?.code).toBe('PERMISSION_MISSING');
  });
});
