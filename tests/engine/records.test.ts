import { expect, test } from '@jest/globals';
import { readBulk } from '../../engine/records.ts';
import {
  bulkOf,
  elementRecord,
  incidentRecord,
  jobRecord,
  timerRecord,
  variableRecord,
} from '../support/engine-records.ts';

test('R-70 the records of an instance are read as events, with how far the stream has come', () => {
  const body = bulkOf([
    elementRecord({ position: 1, intent: 'ELEMENT_ACTIVATING', key: 10, instance: 10, type: 'PROCESS' }),
    elementRecord({ position: 2, intent: 'ELEMENT_ACTIVATED', key: 11, instance: 10 }),
    elementRecord({ position: 3, intent: 'ELEMENT_COMPLETED', key: 11, instance: 10 }),
    jobRecord(4, 10, 12, 'FAILED'),
    incidentRecord(5, 10, 13, 'CREATED'),
    variableRecord(6, 10, 'outcome', 'report'),
    timerRecord(7, 10, 14, 'CREATED'),
  ]);
  const { events, reached, unread } = readBulk(body);
  expect(unread).toBe(0);
  expect(events.map(({ kind, key, instanceKey }) => [kind, key, instanceKey])).toEqual([
    ['element', '10', '10'],
    ['element', '11', '10'],
    ['element', '11', '10'],
    ['job', '12', '10'],
    ['incident', '13', '10'],
    ['variable', '5006', '10'],
    ['wait', '14', '10'],
  ]);
  expect(reached).toEqual([{ partition: 1, position: 7, at: Date.parse('2026-03-02T01:00:07Z') }]);
});

test('R-70 keys beyond what a number holds keep every digit', () => {
  const key = '#9223372036854775807';
  const body = bulkOf([elementRecord({ position: 1, intent: 'ELEMENT_ACTIVATED', key, instance: key })]);
  expect(readBulk(body).events[0]).toMatchObject({
    key: '9223372036854775807',
    instanceKey: '9223372036854775807',
  });
});

test('R-70 what is not projected moves the position on; what is not as we know it is counted, and keeps nothing out', () => {
  const body = bulkOf([
    { valueType: 'DEPLOYMENT', intent: 'CREATED', key: 1, position: 1, value: {} },
    {
      ...elementRecord({ position: 2, intent: 'ELEMENT_ACTIVATED', key: 2, instance: 2 }),
      recordType: 'COMMAND',
    },
    { valueType: 'PROCESS_INSTANCE', intent: 'ELEMENT_ACTIVATED', key: 3, position: 3, value: { other: 1 } },
    elementRecord({ position: 4, intent: 'ELEMENT_ACTIVATED', key: 4, instance: 4 }),
  ]);
  const { events, reached, unread } = readBulk(`${body}{"index":{}}\n{"no":"record"}\n`);
  expect(events.map(({ key }) => key)).toEqual(['4']);
  expect(reached[0]?.position).toBe(4);
  expect(unread).toBe(2);
});

test('what is no JSON is refused', () => {
  expect(() => readBulk('{"index":{}}\nnot json\n')).toThrow(SyntaxError);
});

test('R-64 R-70 what a migration says of elements, jobs and incidents is read; of a variable it says no value', () => {
  const body = bulkOf([
    elementRecord({ position: 1, intent: 'ELEMENT_MIGRATED', key: 11, instance: 10, id: 'review-again' }),
    jobRecord(2, 10, 12, 'MIGRATED'),
    incidentRecord(3, 10, 13, 'MIGRATED'),
    { ...variableRecord(4, 10, 'outcome', ''), intent: 'MIGRATED' },
  ]);
  const { events, unread } = readBulk(body);
  expect(unread).toBe(0);
  expect(events).toMatchObject([
    { kind: 'element', change: 'migrated', elementId: 'review-again' },
    { kind: 'job', state: 'migrated' },
    { kind: 'incident', change: 'migrated' },
  ]);
});

test('R-96 what decided where an instance went on is read beside: ends of jobs, errors, messages and timers that came', () => {
  const job = jobRecord(1, 10, 12, 'COMPLETED');
  const thrown = jobRecord(2, 10, 13, 'ERROR_THROWN');
  const told = (position: number, intent: string, value: object) => ({
    valueType: 'PROCESS_MESSAGE_SUBSCRIPTION',
    intent,
    key: 14,
    position,
    value: {
      messageName: 'm',
      correlationKey: 'c',
      elementInstanceKey: 11,
      processInstanceKey: 10,
      ...value,
    },
  });
  const body = bulkOf([
    { ...job, value: { ...job.value, variables: { outcome: 'report' } } },
    { ...thrown, value: { ...thrown.value, errorCode: 'FORM_INVALID' } },
    told(3, 'CORRELATED', { elementId: 'withdrawn-by-applicant', variables: { outcome: 'withdraw' } }),
    told(4, 'CREATED', { elementId: 'withdrawn-by-applicant' }),
    timerRecord(5, 10, 15, 'TRIGGERED'),
    jobRecord(6, 10, 16, 'FAILED'),
  ]);
  expect(
    readBulk(body).decisions.map(({ position, kind, elementId, result, errorCode }) => [
      position,
      kind,
      elementId,
      result,
      errorCode,
    ]),
  ).toEqual([
    [1, 'completed', 'validate-form', '{"outcome":"report"}', null],
    [2, 'error', 'validate-form', '{}', 'FORM_INVALID'],
    [3, 'event', 'withdrawn-by-applicant', '{"outcome":"withdraw"}', null],
    [5, 'event', 'publicity-over', '{}', null],
  ]);
});

test('R-96 what belongs to a rehearsal is no event of the monitor', () => {
  const own = elementRecord({ position: 1, intent: 'ELEMENT_ACTIVATED', key: 11, instance: 10 });
  const body = bulkOf([{ ...own, value: { ...own.value, bpmnProcessId: 'rehearsal-ax1-unit-review' } }]);
  const { events, decisions, rehearsed } = readBulk(body);
  expect([events, decisions]).toEqual([[], []]);
  expect(rehearsed).toMatchObject([{ process: 'rehearsal-ax1-unit-review', event: { elementId: 'review' } }]);
});
