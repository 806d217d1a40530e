import { expect, test } from '@jest/globals';
import { changedFields } from '../../domain/changed-fields.ts';

test('R-74 only what differs is told, with what came and what went', () => {
  expect(changedFields({ a: 1, b: [1], c: 3 }, { a: 1, b: [2], d: 4 })).toEqual({
    before: { b: [1], c: 3 },
    after: { b: [2], d: 4 },
  });
  expect(changedFields({ a: { x: 1 } }, { a: { x: 1 } })).toEqual({ before: {}, after: {} });
});
