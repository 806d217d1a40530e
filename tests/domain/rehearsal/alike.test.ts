import { expect, test } from '@jest/globals';
import { alike, type Played } from '../../../domain/rehearsal/alike.ts';

const [one, two, three] = [1, 2, 3].map((nth) => `0b9c6a55-6d1c-4f3e-9a53-0d3f2a3c9a1${nth}`) as [
  string,
  string,
  string,
];
const played = (applicationId: string, result: Record<string, unknown>, element = 'review'): Played => ({
  applicationId,
  recording: {
    process: 'initial-recognition',
    start: { applicationId },
    decisions: [{ kind: 'completed', process: 'unit-review', element, result, errorCode: null }],
    passed: [{ process: 'unit-review', element, isEnd: false }],
  },
});
const groups = (all: readonly Played[], texts: readonly string[] = []): string[][] =>
  alike(all, texts).map(({ applicationIds }) => applicationIds);

test('R-96 the same decisions of other applications, at other times and units, are one way', () => {
  const made = (id: string, at: string) =>
    played(id, { outcome: 'report', nextUnitId: id, publicityEndsAt: at, certificateNumber: `渝C${at}` });
  expect(groups([made(one, '2026-03-02'), made(two, '2026-05-04')])).toEqual([[one, two]]);
});

test('R-96 another conclusion, another step or another sameness of units is another way', () => {
  const base = played(one, { outcome: 'report', from: one, to: one });
  expect(groups([base, played(two, { outcome: 'approve', from: two, to: two })])).toHaveLength(2);
  expect(groups([base, played(two, { outcome: 'report', from: two, to: two }, 'publicity')])).toHaveLength(2);
  expect(groups([base, played(two, { outcome: 'report', from: two, to: three })])).toHaveLength(2);
});

test('R-96 what a diagram itself compares with tells ways apart', () => {
  const all = [played(one, { nextUnitId: two }), played(one, { nextUnitId: three })];
  expect(groups(all)).toHaveLength(1);
  expect(groups(all, [`=nextUnitId = "${three}"`])).toHaveLength(2);
});
