import { describe, expect, test } from '@jest/globals';
import {
  type NoticeFacts,
  noticeFactTitles,
  noticeKinds,
  noticeText,
  notices,
  unknownFacts,
} from '../../../domain/notice/notices.ts';

const facts = Object.fromEntries(
  Object.keys(noticeFactTitles).map((name) => [name, `〈${name}〉`]),
) as NoticeFacts;

describe('the texts of notices', () => {
  test.each(noticeKinds)('R-80 %s speaks only of what is known, and leaves nothing in braces', (kind) => {
    expect(unknownFacts(notices[kind].text)).toEqual([]);
    expect(noticeText(notices[kind].text, facts)).not.toMatch(/[{}]/);
  });

  test('R-80 what people have written is never taken for a placeholder', () => {
    expect(noticeText('{unit}：{reason}', { ...facts, unit: '{reason}', reason: '材料有误' })).toBe(
      '{reason}：材料有误',
    );
    expect(unknownFacts('{number}{nobody}{}{constructor}')).toEqual(['nobody', '', 'constructor']);
    expect(noticeText('{constructor}', facts)).toBe('{constructor}');
  });
});
