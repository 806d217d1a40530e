import { describe, expect, test } from '@jest/globals';
import { defaultSetting, settingFaults } from '../../../domain/recognition/settings.ts';

const whole = { enabled: true, phone: '023-62880101', instructions: '请如实填写', demands: [] };
const fields = (over: Partial<Parameters<typeof settingFaults>[0]>, known: string[] = []): string[] =>
  settingFaults({ ...whole, ...over }, known).map(({ field }) => field);

describe('recognition settings', () => {
  test('R-51 what applicants need is asked for only where it is enabled', () => {
    expect(fields({})).toEqual([]);
    expect(fields({ phone: '', instructions: '' })).toEqual(['instructions', 'phone']);
    expect(fields({ enabled: false, phone: '', instructions: '' })).toEqual([]);
  });

  test('R-51 demands are told apart by name, and keep their ids', () => {
    expect(fields({ demands: [{ id: 'a', name: '一' }, { name: '二' }] }, ['a'])).toEqual([]);
    expect(fields({ demands: [{ name: '一' }, { name: '一' }] })).toEqual(['demands.1.name']);
    const twice = [
      { id: 'a', name: '一' },
      { id: 'a', name: '二' },
    ];
    expect(fields({ demands: twice }, ['a'])).toEqual(['demands.1.id']);
    expect(fields({ demands: [{ id: 'b', name: '一' }] }, ['a'])).toEqual(['demands.0.id']);
  });

  test('R-15 confirmation begins with the certificate of the title held', () => {
    expect(defaultSetting('confirmation').demands).toMatchObject([{ name: '现有职称证书', required: true }]);
    expect(defaultSetting('initial')).toMatchObject({ enabled: false, demands: [] });
  });
});
