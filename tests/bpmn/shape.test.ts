import { expect, test } from '@jest/globals';
import { compare } from '../../bpmn/compare.ts';
import { shapeOf } from '../../bpmn/shape.ts';
import { planMigration } from '../../domain/migration/plan.ts';
import { readDiagram, releasedDiagrams } from '../support/released-diagrams.ts';

test('R-64 the unit review as a migration reads it', async () => {
  const { activities, eventSubProcesses, beginsWithReceipt, countingTimers } = await shapeOf(
    await readDiagram('unit-review'),
  );
  expect(beginsWithReceipt).toBe(true);
  expect(eventSubProcesses).toEqual(['申报人撤回申报书', '下级单位撤回报送', '久未办理的提醒']);
  expect(countingTimers).toEqual(['每满三天未办']);
  expect(activities.find(({ id }) => id === 'publicity')).toEqual({
    id: 'publicity',
    name: '公示',
    type: 'userTask',
    scope: null,
    stage: 'publicity',
    jobType: null,
    headers: {
      stage: 'publicity',
      actions: 'report,approve,return,terminate',
      form: 'application-form',
      permission: 'review',
    },
    called: null,
    multiple: false,
    border: [
      { kind: 'message', message: 'publicity-replanned' },
      { kind: 'timer', message: null },
    ],
  });
  expect(activities.find(({ id }) => id === 'remind-unit')?.scope).toBe('reminder');
});

test('R-64 the whole way calls the unit review, and does not begin with a receipt', async () => {
  const { activities, beginsWithReceipt } = await shapeOf(await readDiagram('initial-recognition'));
  expect(beginsWithReceipt).toBe(false);
  expect(activities.find(({ type }) => type === 'callActivity')).toMatchObject({
    id: 'unit-review',
    called: 'unit-review',
  });
});

test.each(releasedDiagrams)(
  'R-64 R-95 %s planned onto itself maps every step at which applications rest, and differs in nothing',
  async (id) => {
    const xml = await readDiagram(id);
    const one = await shapeOf(xml);
    const plan = planMigration({ before: one, after: one, called: id === 'unit-review' });
    expect(plan.filter(({ fate, source, target }) => fate !== 'stays' && target !== source.id)).toEqual([]);
    expect(await compare(xml, xml)).toEqual([]);
  },
);
