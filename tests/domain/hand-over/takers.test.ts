import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { proposeTakers, type Taker, type ToHandOver, whyNotTake } from '../../../domain/hand-over/takers.ts';

const li: Taker = { id: 'li', name: '李敏', permissions: ['initial_review'], away: false, open: 3 };
const wang: Taker = { ...li, id: 'wang', name: '王芳', open: 1 };
const item: ToHandOver = { applicantId: 'chen', handlerId: 'shi', needs: 'initial_review' };

describe('who takes what is handed over', () => {
  test('R-99 not its handler, not its applicant, nobody without the menu, nobody who is away', () => {
    expect(whyNotTake(li, item)).toBeUndefined();
    expect(whyNotTake(li, { ...item, handlerId: 'li' })).toBe('已由李敏办理');
    expect(whyNotTake(li, { ...item, applicantId: 'li' })).toBe('李敏是申报人本人');
    expect(whyNotTake(li, { ...item, needs: 'confirmation_review' })).toBe('李敏没有“确认资格审核”权限');
    expect(whyNotTake({ ...li, away: true }, item)).toBe('李敏离岗中');
  });

  test('R-99 whoever has fewest, counting what was proposed before', () => {
    const names = proposeTakers([item, item, item, item], [li, wang]).map((one) => one?.name);
    expect(names).toEqual(['王芳', '王芳', '李敏', '王芳']);
  });

  test('R-99 nobody where nobody can', () => {
    expect(proposeTakers([item], [{ ...li, away: true }])).toEqual([null]);
  });

  test('R-99 whatever there is, only those are proposed who can take it, and somebody wherever somebody can', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const needs = fc.constantFrom('initial_review' as const, 'confirmation_review' as const);
    const takers = fc.uniqueArray(
      fc.record({
        id,
        name: fc.string(),
        permissions: fc.subarray(['initial_review', 'confirmation_review'] as const),
        away: fc.boolean(),
        open: fc.nat(5),
      }),
      { selector: (taker) => taker.id },
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({ applicantId: id, handlerId: fc.option(id), needs })),
        takers,
        (items, all) => {
          const proposed = proposeTakers(items, all);
          items.forEach((one, index) => {
            const able = (all as Taker[]).filter((taker) => whyNotTake(taker, one) === undefined);
            const found = proposed[index];
            expect(found ? able.map((taker) => taker.id).includes(found.id) : able.length === 0).toBe(true);
          });
        },
      ),
    );
  });
});
