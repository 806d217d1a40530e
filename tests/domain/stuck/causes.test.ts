import { describe, expect, test } from '@jest/globals';
import { causesOf, countCauses, type Standing } from '../../../domain/stuck/causes.ts';

const fine: Standing = {
  state: 'to_review',
  handler: '石磊',
  removed: false,
  lacks: false,
  needs: 'initial_review',
  absence: null,
  silent: false,
  silenceLimit: 5,
};
const away = { from: '2026-03-09', to: '2026-03-13', deputy: '李敏', deputyCan: true };
const texts = (over: Partial<Standing>): string[] => causesOf({ ...fine, ...over }).map(({ text }) => text);

describe('why an application stands still', () => {
  test('R-99 each cause as a sentence', () => {
    expect(texts({})).toEqual([]);
    expect(texts({ removed: true, lacks: true })).toEqual(['石磊已不是本单位经办人']);
    expect(texts({ lacks: true })).toEqual(['石磊没有“初定资格审核”权限']);
    expect(texts({ absence: away })).toEqual(['石磊离岗（2026-03-09 至 2026-03-13），由李敏代办']);
    expect(texts({ absence: { ...away, deputyCan: false } })).toEqual([
      '石磊离岗（2026-03-09 至 2026-03-13），代办人李敏不能办理',
    ]);
    expect(texts({ silent: true, silenceLimit: 3 })).toEqual(['3 个工作日以上未办理']);
    expect(texts({ silent: true, handler: null, state: 'to_sign' })).toEqual(['5 个工作日以上无人签收']);
    expect(texts({ silent: true, handler: null })).toEqual(['5 个工作日以上无人办理']);
  });

  test('R-99 all that hold are told and counted', () => {
    const both = { ...fine, absence: away, silent: true };
    expect(causesOf(both).map(({ code }) => code)).toEqual(['away', 'silent']);
    expect(countCauses([both, { ...fine, silent: true }])).toMatchObject({ away: 1, silent: 2, removed: 0 });
  });
});
