import { describe, expect, test } from '@jest/globals';
import { decideInstance, type Standing } from '../../../domain/migration/decide.ts';
import { faultsOfMapping, wholeMapping } from '../../../domain/migration/mapping.ts';
import { stepsOf } from '../../../domain/migration/order.ts';
import { planMigration } from '../../../domain/migration/plan.ts';
import { activity, shape } from '../../support/builders/shapes.ts';

const before = shape([
  activity('review', { name: '审核' }),
  activity('again', { name: '复审' }),
  activity('sign', { name: '签收', stage: 'sign' }),
  activity('receive', { name: '接收登记', type: 'serviceTask', stage: null }),
]);
const after = shape([activity('review', { name: '审核' }), activity('second', { name: '再审' })]);
const plan = planMigration({ before, after, called: true });
const at = (...ids: string[]): Standing => ({
  tokens: ids.map((elementId) => ({ elementId })),
  openStep: ids[0] ?? null,
  incidents: 0,
  moving: false,
});
const whole = wholeMapping(plan, {});

describe('R-64 what a migration does with one instance', () => {
  test('R-64 it goes on at the step that belongs to its own', () => {
    expect(decideInstance(plan, whole, at('review'))).toEqual({
      possible: true,
      from: 'review',
      to: 'review',
      way: 'engine',
    });
  });

  test('R-64 a proposal that nobody has taken up is no mapping; once taken up it is', () => {
    expect(whole).toEqual({ review: 'review' });
    expect(decideInstance(plan, whole, at('again'))).toMatchObject({
      possible: false,
      reason: '未指定“复审”对应的环节',
    });
    const mapping = wholeMapping(plan, { again: 'second' });
    expect(decideInstance(plan, mapping, at('again'))).toMatchObject({ possible: true, to: 'second' });
  });

  test.each([
    ['nowhere yet', at(), '正在流转，稍后再迁移'],
    ['stopped by an incident', { ...at('review'), incidents: 1 }, '有未解除的异常，请先在流程监控中处理'],
    ['acted on just now', { ...at('review'), moving: true }, '正在办理之中，稍后再迁移'],
    ['elsewhere already, by our own record', { ...at('sign'), openStep: 'review' }, '正在流转，稍后再迁移'],
    ['at two places', at('review', 'receive'), '同时有自动环节在执行，稍后再迁移'],
    ['at an automatic step', at('receive'), '自动环节，执行完即离开'],
    ['at a step that has no counterpart', at('sign'), '新版中没有与“签收”同类的环节'],
    ['at a step that the diagram does not have', at('other'), '所处环节不在原版本的流程图中'],
  ])('R-64 one that is %s stays, and the reason says so', (_, standing, reason) => {
    expect(decideInstance(plan, whole, standing)).toMatchObject({ possible: false, reason });
  });
});

describe('R-64 the mapping of an analyst', () => {
  test('R-64 what the plan does not allow is refused at its step', () => {
    expect(faultsOfMapping(plan, { again: 'second', review: 'second' })).toEqual([]);
    expect(faultsOfMapping(plan, { again: 'sign', sign: 'review', receive: 'review', other: 'x' })).toEqual([
      { field: 'mapping.again', reason: '“复审”不能对应到所选环节，请从列出的环节中选择' },
      { field: 'mapping.sign', reason: '新版中没有与“签收”同类的环节' },
      { field: 'mapping.receive', reason: '自动环节，执行完即离开' },
      { field: 'mapping.other', reason: '原版本中没有这个环节' },
    ]);
  });

  test('R-64 what is ordered says where each step goes on, how, and what it offers there', () => {
    const steps = stepsOf(
      plan,
      wholeMapping(plan, { again: 'second' }),
      () => after.activities[0]?.headers ?? {},
    );
    expect(steps).toEqual({
      review: {
        to: 'review',
        way: 'engine',
        headers: { stage: 'review', actions: ['report'], form: 'application-form', permission: 'review' },
      },
      again: expect.objectContaining({ to: 'second' }) as unknown,
    });
  });
});
