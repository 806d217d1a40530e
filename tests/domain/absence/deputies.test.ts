import { describe, expect, test } from '@jest/globals';
import { absenceFaults, type Ahead, type Colleague, whyNotDeputy } from '../../../domain/absence/deputies.ts';
import { permissions } from '../../../domain/rights.ts';

const shi: Colleague = { id: 'shi', name: '石磊', permissions };
const li: Colleague = { id: 'li', name: '李敏', permissions };
const week = { from: '2026-03-09', to: '2026-03-13' };
const ahead = (over: Partial<Ahead>): Ahead => ({
  ...week,
  accountId: 'shi',
  account: '石磊',
  deputyId: 'li',
  deputy: '李敏',
  ...over,
});

describe('who can stand in', () => {
  test('R-99 somebody else with the same review menus, who is there', () => {
    expect(whyNotDeputy(li, shi, week, [])).toBeUndefined();
    expect(whyNotDeputy(shi, shi, week, [])).toBe('不能由本人代办');
    const initial: Colleague = { ...li, permissions: ['initial_review'] };
    expect(whyNotDeputy(initial, shi, week, [])).toBe('李敏没有“确认资格审核”权限');
    expect(whyNotDeputy(initial, { ...shi, permissions: ['initial_review', 'handlers'] }, week, [])).toBe(
      undefined,
    );
  });

  test('R-99 nobody who is away in those days: there are no chains', () => {
    const own = ahead({
      accountId: 'li',
      account: '李敏',
      deputyId: 'wang',
      from: '2026-03-13',
      to: '2026-03-16',
    });
    expect(whyNotDeputy(li, shi, week, [own])).toBe('李敏 2026-03-13 至 2026-03-16 也离岗，不能代办');
    expect(whyNotDeputy(li, shi, { from: '2026-03-09', to: '2026-03-12' }, [own])).toBeUndefined();
  });
});

describe('what keeps an absence from being entered', () => {
  test('R-99 another one of the same person that overlaps', () => {
    expect(absenceFaults(shi, { from: '2026-03-13', to: '2026-03-14' }, [ahead({})])).toEqual([
      { field: 'from', reason: '与已登记的离岗（2026-03-09 至 2026-03-13）重叠' },
    ]);
    expect(absenceFaults(shi, { from: '2026-03-14', to: '2026-03-14' }, [ahead({})])).toEqual([]);
  });

  test('R-99 standing in for somebody in those days', () => {
    expect(absenceFaults(li, { from: '2026-03-11', to: '2026-03-11' }, [ahead({})])).toEqual([
      {
        field: 'from',
        reason: '李敏 2026-03-09 至 2026-03-13 正代石磊办理，请先结束该离岗并另选代办人',
      },
    ]);
  });

  test('R-99 more of them ahead than the acts read', () => {
    const many = Array.from({ length: 10 }, (_, n) =>
      ahead({ from: `2026-04-${10 + n}`, to: `2026-04-${10 + n}` }),
    );
    expect(absenceFaults(shi, week, many)).toEqual([
      { field: 'from', reason: '尚未结束的离岗最多登记 10 次' },
    ]);
    expect(absenceFaults(shi, week, many.slice(1))).toEqual([]);
  });
});
