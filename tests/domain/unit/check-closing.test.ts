import { describe, expect, test } from '@jest/globals';
import { checkClosing, type Closing } from '../../../domain/unit/check-closing.ts';
import { buildRoutingUnit } from '../../support/builders/routing-unit.ts';

const department = buildRoutingUnit({ id: 'department', name: '旧主管部门', kind: 'district_department' });
const successor = {
  ...buildRoutingUnit({ id: 'successor', name: '新主管部门', kind: 'district_department' }),
  informed: true,
};
const sound: Closing = {
  unit: department,
  successor,
  kindsBelow: ['work_unit'],
  levelsBelow: 1,
  aboveSuccessor: ['successor', 'city'],
  accepts: 0,
};

describe('a unit is closed and another takes over', () => {
  test('R-74 where the other can go on with all of it', () => {
    expect(checkClosing(sound)).toEqual([]);
    const issues = { ...successor, issuesCertificates: true };
    expect(checkClosing({ ...sound, successor: issues, accepts: 3 })).toEqual([]);
  });

  test.each<[string, Partial<Closing>, string]>([
    ['itself', { successor: { ...department, informed: true } }, '不能由本单位承接'],
    [
      'one that has not said who it is',
      { successor: { ...successor, informed: false } },
      '新主管部门尚未完善单位基础信息，暂不能承接',
    ],
    [
      'one that lies below it',
      { aboveSuccessor: ['successor', 'department'] },
      '新主管部门是旧主管部门的下级单位，请先变更其主管部门',
    ],
    [
      'one that may not issue what there is to issue or revoke',
      { accepts: 3 },
      '尚有 3 份申报书由旧主管部门受理或已发证，新主管部门没有发证权限，请先授予',
    ],
    [
      'one no higher than the units below',
      { successor: { ...successor, kind: 'work_unit' } },
      '有单位以旧主管部门为主管部门，新主管部门的层级不高于它们',
    ],
    [
      'one with too many above it',
      { levelsBelow: 2, aboveSuccessor: ['successor', 'a', 'b', 'c'] },
      '承接后主管关系超过6级',
    ],
  ])('R-74 not by %s', (_what, over, reason) => {
    expect(checkClosing({ ...sound, ...over })).toEqual([{ field: 'successorId', reason }]);
  });
});
