import { describe, expect, test } from '@jest/globals';
import { checkRoutingRules } from '../../../domain/routing/check-rules.ts';
import { readinessWarnings, unreadiness } from '../../../domain/routing/readiness.ts';
import { defaultRoutingRules } from '../../../domain/routing/rules.ts';
import { judgeSuperior } from '../../../domain/routing/superiors.ts';
import { buildRoutingUnit } from '../../support/builders/routing-unit.ts';

const ready = {
  informed: true,
  reviewers: 1,
  hasLegalPerson: true,
  hasContact: true,
  applicantAdministers: false,
};
const unit = { name: '渝中区教委', issuesCertificates: false };
const asked = { business: 'initial' as const, isAccepting: false };

describe('the routing rules as data', () => {
  test('R-31 the manual’s own rules are whole and stand upright', () => {
    expect(checkRoutingRules(defaultRoutingRules)).toEqual([]);
  });

  test('R-93 a rule that is added opens a way, one that is taken away closes it and says what is left', () => {
    const school = buildRoutingUnit({ id: '渝中区一小', district: '渝中区' });
    const accepting = buildRoutingUnit({ id: '市人社局', kind: 'municipal_bureau' });
    const department = buildRoutingUnit({
      id: '渝中区教委',
      kind: 'district_department',
      district: '渝中区',
    });
    const ask = { unit: school, candidate: department, acceptingUnit: accepting, wayUnitIds: [] };
    expect(judgeSuperior(ask).allowed).toBe(false);
    const added = {
      kinds: ['work_unit' as const],
      relation: 'same_district' as const,
      superiorKinds: ['district_department' as const],
      why: '本区县行业主管部门',
      name: '本区县行业主管部门',
    };
    const more = { ...defaultRoutingRules, superiors: [...defaultRoutingRules.superiors, added] };
    expect(judgeSuperior({ ...ask, rules: more })).toEqual({ allowed: true, why: '本区县行业主管部门' });
    const none = { ...defaultRoutingRules, superiors: [] };
    expect(judgeSuperior({ ...ask, rules: none })).toEqual({
      allowed: false,
      code: 'NO_SUPERIOR',
      why: '渝中区教委不是渝中区一小的受理单位',
    });
  });

  test('R-93 no rule lets a report go down, round in a circle or past the accepting unit', () => {
    const all = defaultRoutingRules.superiors.flatMap(({ superiorKinds }) => superiorKinds);
    const anything = {
      ...defaultRoutingRules,
      superiors: [{ kinds: all, relation: 'any' as const, superiorKinds: all, why: '任何单位', name: '' }],
    };
    const bureau = buildRoutingUnit({ id: '渝中区人社局', kind: 'district_bureau', district: '渝中区' });
    const city = buildRoutingUnit({ id: '市人社局', kind: 'municipal_bureau' });
    const group = buildRoutingUnit({ id: '建工集团', kind: 'group' });
    const judge = (from: typeof bureau, to: typeof bureau, accepting: typeof bureau, way: string[] = []) =>
      judgeSuperior({
        unit: from,
        candidate: to,
        acceptingUnit: accepting,
        wayUnitIds: way,
        rules: anything,
      });
    expect(judge(bureau, group, city)).toMatchObject({ code: 'NOT_HIGHER' });
    expect(judge(group, city, bureau)).toMatchObject({ code: 'ABOVE_ACCEPTING_UNIT' });
    expect(judge(group, bureau, city, [bureau.id])).toMatchObject({ code: 'ALREADY_ON_THE_WAY' });
  });
});

describe('whether a unit can take it now', () => {
  test('R-93 each thing that is wanting is told by its own code and sentence', () => {
    expect(unreadiness(unit, ready, asked)).toBeUndefined();
    const wanting = (over: object) => unreadiness(unit, { ...ready, ...over }, asked)?.code;
    expect(wanting({ informed: false })).toBe('INFORMATION_INCOMPLETE');
    expect(wanting({ reviewers: 0, hasLegalPerson: false })).toBe('NO_REVIEWER');
    expect(wanting({ hasContact: false })).toBe('NO_CONTACT');
    expect(wanting({ applicantAdministers: true })).toBe('APPLICANT_ADMINISTERS');
    expect(unreadiness(unit, ready, { ...asked, isAccepting: true })?.code).toBe('NO_AUTHORITY');
  });

  test('R-93 a unit with nobody but its legal person can take it, with a warning', () => {
    expect(unreadiness(unit, { ...ready, reviewers: 0 }, asked)).toBeUndefined();
    expect(readinessWarnings({ ...ready, reviewers: 0 }, 'confirmation')).toEqual([
      '该单位没有开通“确认资格审核”的经办人，须由法人账号办理',
    ]);
    expect(readinessWarnings(ready, 'initial')).toEqual([]);
  });
});
