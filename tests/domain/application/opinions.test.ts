import { describe, expect, test } from '@jest/globals';
import { type Decision, opinionsOf, type WayOfOpinions } from '../../../domain/application/opinions.ts';

const step = (position: number, unitId: string) => ({ position, unitId, unitName: `单位${unitId}` });
const decision = (event: Decision['event'], unitId: string, opinion = '', day = 2): Decision => ({
  event,
  unitId,
  person: '石磊',
  opinion,
  at: new Date(`2026-03-${String(day).padStart(2, '0')}T01:00:00Z`),
});
const ask = (over: Partial<WayOfOpinions>): WayOfOpinions => ({
  state: 'to_review',
  position: 0,
  workUnitId: 'w',
  acceptingUnitId: 'c',
  way: [],
  decisions: [],
  publicity: null,
  ...over,
});

describe('the boxes of the application form', () => {
  test('R-22 are three empty ones before anybody has spoken', () => {
    const boxes = opinionsOf(ask({ state: 'draft', position: null }));
    expect(boxes.map(({ title, opinion }) => [title, opinion])).toEqual([
      ['用人单位意见', ''],
      ['主管部门意见', ''],
      ['受理单位意见', ''],
    ]);
  });

  test('R-22 hold what each unit said, the publicity in the work unit’s', () => {
    const boxes = opinionsOf(
      ask({
        state: 'completed',
        position: 2,
        way: [step(0, 'w'), step(1, 'd'), step(2, 'c')],
        decisions: [
          decision('pass_and_publicize', 'w', '同意公示'),
          decision('report', 'w', '', 10),
          decision('report', 'd', '同意上报', 11),
          decision('approve', 'c', '', 12),
        ],
        publicity: { start: '2026-03-02', end: '2026-03-09' },
      }),
    );
    expect(boxes.map(({ title, unit, opinion, on }) => [title, unit, opinion, on])).toEqual([
      ['用人单位意见', '单位w', '经审核，同意报送。', '2026-03-10'],
      ['主管部门意见', '单位d', '同意上报', '2026-03-11'],
      ['受理单位意见', '单位c', '经审核，同意认定。', '2026-03-12'],
    ]);
    expect(boxes.map(({ publicity }) => publicity?.end)).toEqual(['2026-03-09', undefined, undefined]);
  });

  test('R-22 what was said before a return does not count while it is with the unit again', () => {
    const decisions = [decision('report', 'w', '同意')];
    expect(opinionsOf(ask({ way: [step(0, 'w')], decisions }))[0]).toMatchObject({ opinion: '', on: null });
    expect(opinionsOf(ask({ position: 1, way: [step(0, 'w'), step(1, 'c')], decisions }))[0]?.opinion).toBe(
      '同意',
    );
  });

  test('R-47 in publicity the work unit has spoken', () => {
    const decisions = [decision('pass_and_publicize', 'w')];
    const [box] = opinionsOf(ask({ state: 'in_publicity', way: [step(0, 'w')], decisions }));
    expect(box?.opinion).toBe('经审核，同意公示。');
  });

  test('R-22 approved without a department, its box is left out', () => {
    const way = [step(0, 'w'), step(1, 'c')];
    expect(opinionsOf(ask({ state: 'to_certify', position: 1, way })).map(({ title }) => title)).toEqual([
      '用人单位意见',
      '受理单位意见',
    ]);
  });
});
