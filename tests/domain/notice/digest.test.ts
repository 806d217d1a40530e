import { describe, expect, test } from '@jest/globals';
import { digestOf, type Week } from '../../../domain/notice/digest.ts';
import type { Standing } from '../../../domain/stuck/causes.ts';

const quiet: Week = { counts: [], oldest: null, stuck: [], moreStuck: false, publicitiesEnding: 0 };
const silent: Standing & { number: string } = {
  number: 'CD2026-000001',
  state: 'to_review',
  handler: '石磊',
  removed: false,
  lacks: false,
  needs: 'initial_review',
  absence: null,
  silent: true,
  silenceLimit: 5,
};

describe('the digest of a unit’s week', () => {
  test('R-99 says nothing where there is nothing to say', () => {
    expect(digestOf(quiet)).toBe('');
  });

  test('R-99 numbers by tab, the oldest, publicities that end, what stands still and why', () => {
    const text = digestOf({
      counts: [
        { business: 'confirmation', state: 'to_review', count: 1 },
        { business: 'initial', state: 'in_publicity', count: 4 },
        { business: 'initial', state: 'to_sign', count: 2 },
      ],
      oldest: '2026-02-20',
      stuck: [silent],
      moreStuck: false,
      publicitiesEnding: 3,
    });
    expect(text).toBe(
      '职称初定：待签收 2 份、公示中 4 份。职称确认：待审核 1 份。最早的自 2026-02-20 起等待办理。' +
        '本周公示期满 3 份。停滞 1 份：CD2026-000001（5 个工作日以上未办理）。',
    );
  });

  test('R-99 names five at most of what stands still', () => {
    const stuck = Array.from({ length: 7 }, (_, n) => ({ ...silent, number: `N${n}` }));
    const text = digestOf({ ...quiet, stuck, moreStuck: true });
    expect(text).toContain('停滞 7 份以上：N0（');
    expect(text).toMatch(/N4（[^）]*）等。$/);
    expect(text).not.toContain('N5');
  });
});
