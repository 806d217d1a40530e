import { describe, expect, test } from '@jest/globals';
import { attachmentFaults, missingAttachments } from '../../../domain/recognition/demands.ts';

const demands = [
  { id: 'degree', name: '学历证书', note: '', required: true },
  { id: 'paper', name: '论文', note: '', required: false },
];

describe('attachments', () => {
  test('R-18 only a required one that has no file is missing', () => {
    expect(missingAttachments(demands, { degree: ['a'] })).toEqual([]);
    const missing = [{ field: 'attachments.degree', reason: '请上传“学历证书”' }];
    expect(missingAttachments(demands, {})).toEqual(missing);
    expect(missingAttachments(demands, { degree: [], paper: ['a'] })).toEqual(missing);
  });

  test('R-14 files are own ones, once each, for demands that there are', () => {
    const own = new Set(['a', 'b']);
    expect(attachmentFaults(demands, { degree: ['a', 'b'], paper: ['a'] }, own)).toEqual([]);
    const fields = (given: Record<string, string[]>): string[] =>
      attachmentFaults(demands, given, own).map(({ field }) => field);
    expect(fields({ degree: ['a', 'a'], paper: ['c'], other: ['a'] })).toEqual([
      'attachments.degree',
      'attachments.paper',
      'attachments.other',
    ]);
  });
});
