import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { brokenAt, canonicalRecord, type ChainedRecord } from '../../../domain/certificate/record-chain.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const row = (over: Partial<ChainedRecord>): ChainedRecord => ({
  position: 1,
  id: 'a',
  applicationId: 'b',
  event: 'submit',
  title: '提交申报书',
  accountId: '',
  unitId: '',
  opinion: '',
  details: '{}',
  at: '2026-03-02T01:00:00.000000Z',
  hash: '',
  ...over,
});

function chain(length: number): ChainedRecord[] {
  const rows: ChainedRecord[] = [];
  for (let position = 1; position <= length; position++) {
    const made = row({ position, opinion: `意见${position}` });
    rows.push({ ...made, hash: sha256(canonicalRecord(rows.at(-1)?.hash ?? '', made)) });
  }
  return rows;
}

describe('the chain of the record of handling', () => {
  test('R-94 holds as it was written', () => {
    const rows = chain(5);
    expect(brokenAt(rows, sha256, rows[2]?.hash)).toBeUndefined();
    expect(brokenAt([], sha256)).toBeUndefined();
  });

  test('R-94 shows the first row that was changed, left out, put in or moved', () => {
    const rows = chain(5);
    expect(brokenAt(rows.with(2, { ...(rows[2] ?? row({})), opinion: '同意' }), sha256)).toBe(3);
    expect(brokenAt(rows.toSpliced(1, 1), sha256)).toBe(2);
    expect(brokenAt(rows.toSpliced(1, 0, row({})), sha256)).toBe(2);
    expect(brokenAt(rows.toReversed(), sha256)).toBe(1);
  });

  test('R-94 rows cut off at the end show against the hash that the certificate keeps', () => {
    const rows = chain(5);
    expect(brokenAt(rows.slice(0, 3), sha256)).toBeUndefined();
    expect(brokenAt(rows.slice(0, 3), sha256, rows[4]?.hash)).toBe(4);
  });

  test('R-94 no two rows read alike, wherever their texts are cut', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
        fc.pre(a !== c || b !== d);
        expect(canonicalRecord('', row({ title: a, opinion: b }))).not.toBe(
          canonicalRecord('', row({ title: c, opinion: d })),
        );
      }),
    );
  });
});
