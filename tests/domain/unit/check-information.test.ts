import { describe, expect, test } from '@jest/globals';
import { type RoutingUnit, unitKinds } from '../../../domain/routing/superiors.ts';
import { changesOfUnit, checkInformation } from '../../../domain/unit/check-information.ts';
import { missingOfUnit, type StoredInformation } from '../../../domain/unit/information.ts';
import { buildRoutingUnit } from '../../support/builders/routing-unit.ts';

const bureau = buildRoutingUnit({ id: 'bureau', kind: 'district_bureau', district: '渝中区' });
const city = buildRoutingUnit({ id: 'city', kind: 'municipal_bureau' });
const school = buildRoutingUnit({ id: 'school', district: '渝中区', departmentId: 'bureau' });

const faultsOf = (current: RoutingUnit, over: Partial<RoutingUnit>, levelsBelow = 0): string[] =>
  checkInformation({
    unit: { ...current, ...over },
    current,
    units: [bureau, city, school],
    levelsBelow,
  }).map(({ field }) => field);

describe('the base information of a unit', () => {
  test('R-32 no unit gives itself an office', () => {
    expect(faultsOf(school, {})).toEqual([]);
    expect(faultsOf(school, { kind: 'group', departmentId: 'city' })).toEqual([]);
    for (const kind of unitKinds.filter((one) => one !== 'work_unit' && one !== 'group'))
      expect(faultsOf(school, { kind })).toContain('kind');
    expect(faultsOf(bureau, { kind: 'work_unit' })).toContain('kind');
    expect(faultsOf({ ...bureau, departmentId: 'city' }, { district: '江北区' })).toEqual(['district']);
  });

  test('R-31 a unit that others look up to keeps its kind; a district must be one', () => {
    expect(faultsOf(school, { kind: 'group', departmentId: 'city' }, 1)).toEqual(['kind']);
    expect(faultsOf(school, { district: '无此区' })).toEqual(['district', 'departmentId']);
    expect(faultsOf({ ...bureau, departmentId: 'city' }, { district: null })).toEqual(['district']);
  });

  test("R-31 a department is needed by all but the city's bureau", () => {
    expect(faultsOf(school, { departmentId: null })).toEqual(['departmentId']);
    expect(faultsOf(school, { departmentId: 'nobody' })).toEqual(['departmentId']);
    expect(faultsOf(city, {})).toEqual([]);
  });

  const stored: StoredInformation = {
    name: '学校',
    creditCode: null,
    kind: 'district_department',
    district: null,
    address: '',
    departmentId: null,
    contactName: '白露',
    contactPhone: '023-63660100',
    contacts: { initial: null, confirmation: null },
    signing: true,
  };

  test('R-30 what is missing is named', () => {
    expect(missingOfUnit(stored).map(({ title }) => title)).toEqual([
      '统一社会信用代码',
      '单位地址',
      '所在区县',
      '主管部门',
    ]);
  });

  test('R-33 changed contacts are told with masked phones', () => {
    const contacts = { initial: { name: '段志远', phone: '13800138000' }, confirmation: null };
    expect(changesOfUnit(stored, { ...stored, contacts })).toEqual({
      before: { contacts: { initial: null, confirmation: null } },
      after: { contacts: { initial: { name: '段志远', phone: '138****8000' }, confirmation: null } },
    });
  });
});
