import { expect, test } from '@jest/globals';
import { isSettled, outcomeOf } from '../../../domain/monitor/outcome.ts';

const usual = { resolved: true, jobState: null, again: null };

test.each([
  ['the engine has not answered', { resolved: false }, 'waiting'],
  ['the failed job is offered to the workers again', { jobState: 'retried' }, 'running'],
  ['the job failed once more and has a try left', { jobState: 'failed' }, 'running'],
  ['the job is done', { jobState: 'completed' }, 'recovered'],
  [
    'the job was refused by a business rule, which the diagram catches',
    { jobState: 'error_thrown' },
    'recovered',
  ],
  ['no job was the cause, and nothing stands in the way any more', {}, 'recovered'],
  ['it stopped at the same place', { jobState: 'failed', again: 'no database' }, 'again'],
  [
    'it stopped at the same place before the first was told of as resolved',
    { resolved: false, again: 'x' },
    'again',
  ],
] as const)('R-98 after a retry: %s', (_what, known, outcome) => {
  expect(outcomeOf({ ...usual, ...known })).toBe(outcome);
  expect(isSettled(outcome)).toBe(outcome === 'recovered' || outcome === 'again');
});
