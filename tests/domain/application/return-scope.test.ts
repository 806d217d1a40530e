import { describe, expect, test } from '@jest/globals';
import {
  attachmentsOutside,
  carriedScope,
  formOutside,
  openScope,
  type ReturnScope,
  scopeTitles,
  tickedScope,
} from '../../../domain/application/return-scope.ts';

const only = (...sections: string[]): ReturnScope => ({ sections, attachments: [] });
const demand = { id: 'd1', name: '学历证书', note: '', required: true };

describe('what a return opens', () => {
  test('R-92 nothing ticked opens everything', () => {
    expect(tickedScope(undefined)).toBeNull();
    expect(tickedScope(only())).toBeNull();
    expect(tickedScope(only('degrees', 'degrees'))).toEqual(only('degrees'));
  });

  test('R-92 the ticks of both units hold, and whoever ticks nothing adds nothing', () => {
    expect(carriedScope(only('degrees'), only('rewards'))).toEqual(only('degrees', 'rewards'));
    expect(carriedScope(only('degrees'), null)).toEqual(only('degrees'));
    expect(carriedScope(null, only('rewards'))).toEqual(only('rewards'));
    expect(carriedScope(null, null)).toBeNull();
  });

  test('R-92 every change outside is at its field, none inside', () => {
    const before = { degrees: [{ school: '甲' }], rewards: '无' };
    const after = { degrees: [{ school: '乙' }, { school: '丙' }], rewards: '有' };
    expect(formOutside(only('rewards'), '不能修改', before, after)).toEqual([
      { field: 'form.degrees.0.school', reason: '不能修改' },
      { field: 'form.degrees.1.school', reason: '不能修改' },
    ]);
    expect(formOutside(only('rewards', 'degrees'), '不能修改', before, after)).toEqual([]);
  });

  test('R-92 of attachments another file or another order is a change', () => {
    const outside = (after: Record<string, string[]>) =>
      attachmentsOutside(only('degrees'), '不能修改', { d1: ['a', 'b'] }, after).map(({ field }) => field);
    expect(outside({ d1: ['a', 'b'] })).toEqual([]);
    expect(outside({ d1: ['b', 'a'], d2: [] })).toEqual(['attachments.d1']);
    expect(outside({})).toEqual(['attachments.d1']);
    expect(outside({ d1: ['a', 'b'], d2: ['c'] })).toEqual(['attachments.d2']);
  });

  test('R-92 what keeps it from being submitted is open too', () => {
    const faults = [
      { field: 'degrees.0.school', reason: '请填写毕业院校' },
      { field: 'attachments.d1', reason: '请上传' },
    ];
    expect(openScope(only('rewards'), faults)).toEqual({
      sections: ['rewards', 'degrees'],
      attachments: ['d1'],
    });
  });

  test('R-92 people read the ticks by name, in the form’s order', () => {
    const scope = { sections: ['rewards', 'degrees'], attachments: ['d1'] };
    expect(scopeTitles(scope, { business: 'initial', demands: [demand] })).toEqual([
      '学历学位',
      '奖惩情况',
      '附件“学历证书”',
    ]);
  });
});
