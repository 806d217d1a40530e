import { describe, expect, test } from '@jest/globals';
import { judgeSuperior, type RoutingUnit, superiorsOf } from '../../../domain/routing/superiors.ts';
import { buildRoutingUnit } from '../../support/builders/routing-unit.ts';

const cityBureau = buildRoutingUnit({ id: '市人社局', kind: 'municipal_bureau', issuesCertificates: true });
const districtBureau = buildRoutingUnit({ id: '渝中区人社局', kind: 'district_bureau', district: '渝中区' });
const otherBureau = buildRoutingUnit({ id: '江北区人社局', kind: 'district_bureau', district: '江北区' });
const districtDepartment = buildRoutingUnit({
  id: '渝中区教委',
  kind: 'district_department',
  district: '渝中区',
});
const cityDepartment = buildRoutingUnit({ id: '市住建委', kind: 'municipal_department' });
const school = buildRoutingUnit({
  id: '渝中区一小',
  district: '渝中区',
  departmentId: districtDepartment.id,
});
const institute = buildRoutingUnit({ id: '市设计院', departmentId: cityDepartment.id });

const judge = (unit: RoutingUnit, candidate: RoutingUnit, acceptingUnit: RoutingUnit, way: string[] = []) =>
  judgeSuperior({ unit, candidate, acceptingUnit, wayUnitIds: way });

describe('the superior unit', () => {
  test.each(
    (
      [
        [school, districtDepartment, districtBureau, '本单位的主管部门'],
        [school, districtBureau, cityBureau, '本单位所在区县的人社局'],
        [school, districtBureau, districtBureau, '所选受理单位，可直接报送'],
        [districtDepartment, districtBureau, cityBureau, '本单位所在区县的人社局'],
        [districtBureau, cityBureau, cityBureau, '所选受理单位，可直接报送'],
        [institute, cityDepartment, cityBureau, '本单位的主管部门'],
        [institute, cityDepartment, cityDepartment, '所选受理单位，可直接报送'],
        [cityDepartment, districtBureau, districtBureau, '所选受理单位，可直接报送'],
      ] satisfies [RoutingUnit, RoutingUnit, RoutingUnit, string][]
    ).map(([unit, candidate, acceptingUnit, why]) => ({ unit, candidate, acceptingUnit, why })),
  )(
    'R-42 $unit.name may report to $candidate.name on the way to $acceptingUnit.name',
    ({ unit, candidate, acceptingUnit, why }) => {
      expect(judge(unit, candidate, acceptingUnit)).toEqual({ allowed: true, why });
    },
  );

  test('R-42 the city’s bureau lies above every unit', () => {
    const accepting = buildRoutingUnit({ id: '市职改办', kind: 'municipal_bureau' });
    expect(judge(school, cityBureau, accepting)).toEqual({ allowed: true, why: '市人社局' });
  });

  test.each<[string, RoutingUnit, RoutingUnit, RoutingUnit, string]>([
    [
      'another district’s bureau',
      school,
      otherBureau,
      cityBureau,
      '不是渝中区一小的主管部门、所在区县人社局或受理单位',
    ],
    ['a department that is not its own', school, cityDepartment, cityBureau, '不是渝中区一小的主管部门'],
    ['a bureau above the accepting unit', school, cityBureau, districtBureau, '层级高于受理单位渝中区人社局'],
    ['itself', school, school, districtBureau, '不能报送给本单位'],
    ['anyone from the accepting unit', districtBureau, cityBureau, districtBureau, '本单位就是受理单位'],
    ['a plain unit', districtDepartment, school, districtBureau, '不是渝中区教委的主管部门'],
  ])('R-42 not to %s', (_what, unit, candidate, acceptingUnit, why) => {
    const judged = judge(unit, candidate, acceptingUnit);
    expect(judged.allowed).toBe(false);
    expect(judged.why).toContain(why);
  });

  test('R-42 a competent department that stands no higher brings it no closer', () => {
    const group = buildRoutingUnit({ id: '建工集团', kind: 'group', departmentId: districtDepartment.id });
    expect(judge(group, districtDepartment, cityBureau)).toEqual({
      allowed: false,
      code: 'NOT_HIGHER',
      why: '渝中区教委的层级不高于建工集团',
    });
  });

  test('R-42 a unit of the city has no district bureau above it, even with a district in its data', () => {
    const department = { ...cityDepartment, district: '渝中区' };
    const lower = { ...districtBureau, kind: 'district_bureau' as const };
    expect(judge(department, lower, cityBureau).why).toContain('不是市住建委的主管部门');
  });

  test('R-42 without districts on either side, nothing lies in the same district', () => {
    const stray = { ...districtBureau, district: null };
    expect(judge(institute, stray, cityBureau).allowed).toBe(false);
  });

  test('R-42 never to a unit that is already on the way', () => {
    const judged = judge(districtDepartment, districtBureau, cityBureau, [school.id, districtBureau.id]);
    expect(judged).toEqual({
      allowed: false,
      code: 'ALREADY_ON_THE_WAY',
      why: '渝中区人社局已经办理过该申报书，不能重复报送',
    });
  });

  test('R-42 the sixth unit can only be the accepting unit, and there is no seventh', () => {
    const five = ['a', 'b', 'c', 'd', school.id];
    expect(judge(school, districtBureau, cityBureau, five.slice(1)).allowed).toBe(true);
    expect(judge(school, districtBureau, cityBureau, five)).toEqual({
      allowed: false,
      code: 'TOO_MANY_LEVELS',
      why: '办理单位最多6级，请直接报送受理单位市人社局',
    });
    expect(judge(school, cityBureau, cityBureau, five).allowed).toBe(true);
    expect(judge(school, cityBureau, cityBureau, [...five, 'f'])).toEqual({
      allowed: false,
      code: 'TOO_MANY_LEVELS',
      why: '办理单位最多6级',
    });
  });

  test('R-93 the list has every other unit, the allowed first, each with its reason', () => {
    const units = [otherBureau, school, cityBureau, districtDepartment, districtBureau];
    const listed = superiorsOf({ unit: school, units, acceptingUnit: cityBureau, wayUnitIds: [school.id] });
    expect(listed.map(({ unit, allowed }) => [unit.id, allowed])).toEqual([
      ['市人社局', true],
      ['渝中区教委', true],
      ['渝中区人社局', true],
      ['江北区人社局', false],
    ]);
    expect(listed.every(({ why }) => why !== '')).toBe(true);
  });
});
