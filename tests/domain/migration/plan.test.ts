import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Activity, isResting, type Shape } from '../../../domain/migration/activity.ts';
import { type Pairing, planMigration } from '../../../domain/migration/plan.ts';
import { activity, shape } from '../../support/builders/shapes.ts';

const plan = (before: Shape, after: Shape, called = true): Pairing[] =>
  planMigration({ before, after, called });
const timer = { border: [{ kind: 'timer', message: null }] };
const reminder = { eventSubProcesses: ['久未办理的提醒'] };

describe('R-64 the plan of a migration', () => {
  test('R-64 steps of the same id and kind belong together, and the engine migrates them', () => {
    const [review] = plan(shape([activity('review')]), shape([activity('review'), activity('again')]));
    expect(review).toMatchObject({ fate: 'moves', target: 'review', reason: '' });
    expect(review?.targets.map(({ id, way }) => [id, way])).toEqual([
      ['review', 'engine'],
      ['again', 'engine'],
    ]);
  });

  test('R-64 a step that is gone is proposed the only new one of its kind, and offered all of its kind', () => {
    const before = shape([activity('review'), activity('again'), activity('sign', { stage: 'sign' })]);
    const after = shape([activity('review'), activity('second'), activity('sign', { stage: 'sign' })]);
    const found = plan(before, after).find(({ source }) => source.id === 'again');
    expect(found).toMatchObject({ fate: 'mapping', target: 'second' });
    expect(found?.targets.map(({ id }) => id)).toEqual(['review', 'second']);
    const two = shape([...after.activities, activity('third')]);
    expect(plan(before, two).find(({ source }) => source.id === 'again')).toMatchObject({
      fate: 'mapping',
      target: null,
    });
  });

  test('R-64 what is of no kind that the new version has cannot move, and the reason says so', () => {
    const before = shape([activity('sign', { stage: 'sign', name: '签收' })]);
    expect(plan(before, shape([activity('review')]))).toMatchObject([
      { fate: 'cannot', target: null, targets: [], reason: '新版中没有与“签收”同类的环节' },
    ]);
    const changed = shape([activity('sign', { stage: 'publicity', name: '公示' })]);
    expect(plan(before, changed)[0]?.reason).toBe('“签收”与新版“公示”的所处状态不同');
  });

  test.each([
    [
      'an event sub-process',
      activity('review'),
      reminder,
      '流程含事件子流程“久未办理的提醒”，流程引擎不能迁移',
    ],
    ['a timer at its border', activity('review', timer), {}, '“review”带有定时边界事件，流程引擎不能迁移'],
    [
      'the same message awaited in both',
      activity('review', { border: [{ kind: 'message', message: 'replanned' }] }),
      {},
      '“review”在两版中等待同一消息，流程引擎不能迁移',
    ],
  ])(
    'R-64 with %s a called process is called anew, any other one cannot be migrated',
    (_, one, over, reason) => {
      const same = shape([one], over);
      expect(plan(same, same)[0]?.targets).toMatchObject([{ way: 'recall' }]);
      expect(plan(same, same, false)).toMatchObject([{ fate: 'cannot', reason }]);
      const otherwise = { ...same, beginsWithReceipt: false };
      expect(plan(same, otherwise)).toMatchObject([{ fate: 'cannot', reason }]);
    },
  );

  test('R-64 steps in a sub-process are not called anew, several at once are not moved at all', () => {
    const inside = shape([activity('review', { scope: 'inner' })], reminder);
    expect(plan(inside, inside)[0]?.fate).toBe('cannot');
    const several = shape([activity('review', { multiple: true })]);
    expect(plan(several, several)[0]?.reason).toBe('“review”为多实例环节，流程引擎不能迁移');
  });

  test('R-95 automatic steps stay on the version before', () => {
    const automatic = shape([activity('receive', { type: 'serviceTask', jobType: 'unit-receipt' })]);
    expect(plan(automatic, automatic)).toMatchObject([
      { fate: 'stays', targets: [], reason: '自动环节，执行完即离开' },
    ]);
  });
});

const anyActivity: fc.Arbitrary<Activity> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    type: fc.constantFrom('userTask', 'serviceTask', 'callActivity', 'subProcess'),
    scope: fc.constantFrom(null, 'inner'),
    stage: fc.constantFrom('sign', 'review', 'publicity', null),
    called: fc.constantFrom(null, 'unit-review'),
    multiple: fc.boolean(),
    kind: fc.constantFrom('', 'timer', 'message', 'error'),
  })
  .map(({ kind, id, ...over }) =>
    activity(id, { ...over, border: kind ? [{ kind, message: kind === 'message' ? 'm' : null }] : [] }),
  );
const anyShape: fc.Arbitrary<Shape> = fc
  .record({
    activities: fc.uniqueArray(anyActivity, { selector: ({ id }) => id }),
    eventSubProcesses: fc.constantFrom<readonly string[]>([], ['提醒']),
    beginsWithReceipt: fc.boolean(),
  })
  .map(({ activities, ...over }) => shape(activities, over));

describe('R-64 of any two diagrams', () => {
  test('R-64 planned onto itself, every step stays where it is, or cannot move at all', () => {
    fc.assert(
      fc.property(anyShape, fc.boolean(), (one, called) => {
        for (const { source, fate, target, targets } of plan(one, one, called)) {
          if (!isResting(source)) expect(fate).toBe('stays');
          else if (fate === 'moves') expect(target).toBe(source.id);
          else expect(targets.map(({ id }) => id)).not.toContain(source.id);
        }
      }),
    );
  });

  test('R-64 a called process that begins with 接收登记 is mapped onto itself whole, as far as single human steps of its own go', () => {
    fc.assert(
      fc.property(anyShape, (one) => {
        const begun = { ...one, beginsWithReceipt: true };
        const own = plan(begun, begun).filter(
          ({ source }) => source.type === 'userTask' && source.scope === null && !source.multiple,
        );
        expect(own.filter(({ fate, target, source }) => fate !== 'moves' || target !== source.id)).toEqual(
          [],
        );
      }),
    );
  });

  test('R-64 whatever is offered is of the same kind, and each step has one fate with what belongs to it', () => {
    fc.assert(
      fc.property(anyShape, anyShape, fc.boolean(), (before, after, called) => {
        const found = plan(before, after, called);
        expect(found.map(({ source }) => source)).toEqual(before.activities);
        for (const { source, fate, target, targets, reason } of found) {
          for (const { id } of targets)
            expect(after.activities.find((one) => one.id === id)).toMatchObject({
              type: source.type,
              stage: source.stage,
              called: source.called,
              scope: source.scope,
            });
          expect(target === null || targets.some(({ id }) => id === target)).toBe(true);
          expect(targets.length > 0).toBe(fate === 'moves' || fate === 'mapping');
          expect(reason !== '').toBe(fate === 'cannot' || fate === 'stays');
        }
      }),
    );
  });
});
