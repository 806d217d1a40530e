import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  choice,
  date,
  optionalText,
  rows,
  section,
  text,
  yesOrNo,
} from '../../../../domain/application/form/fields.ts';

const reasons = (schema: z.ZodType, value: unknown): string[] =>
  schema.safeParse(value).error?.issues.map(({ message }) => message) ?? [];

describe('fields of forms', () => {
  test.each([undefined, null, '', '   ', 7])('R-18 a text of %p is not filled in', (value) => {
    expect(reasons(text('毕业院校', 10), value)).toEqual(['请填写毕业院校']);
  });

  test('R-18 a text may be as long as said, and no longer', () => {
    expect(reasons(text('姓名', 3), '陈小静')).toEqual([]);
    expect(reasons(text('姓名', 3), '欧阳小静')).toEqual(['姓名不能超过3字']);
  });

  test('R-18 an optional text may be absent or empty', () => {
    expect(reasons(optionalText('奖惩情况', 3), undefined)).toEqual([]);
    expect(reasons(optionalText('奖惩情况', 3), '')).toEqual([]);
    expect(reasons(optionalText('奖惩情况', 3), '一二三四')).toEqual(['奖惩情况不能超过3字']);
    expect(reasons(optionalText('奖惩情况', 3), 5)).toEqual(['奖惩情况应为文字']);
  });

  test.each([
    ['2028-02-29', []],
    ['', ['请填写毕业时间']],
    [undefined, ['请填写毕业时间']],
    ['2026-02-29', ['毕业时间不是有效日期，应如 2026-02-12']],
    ['2026-2-9', ['毕业时间不是有效日期，应如 2026-02-12']],
    ['2026-02-09T00:00:00Z', ['毕业时间不是有效日期，应如 2026-02-12']],
  ])('R-18 the date %p is answered with %p', (value, expected) => {
    expect(reasons(date('毕业时间'), value)).toEqual(expected);
  });

  test('R-18 a choice must be made among what there is', () => {
    expect(reasons(choice('性别', ['male', 'female']), '')).toEqual(['请选择性别']);
    expect(reasons(yesOrNo('是否全日制'), undefined)).toEqual(['请选择是否全日制']);
    expect(reasons(yesOrNo('是否全日制'), false)).toEqual([]);
  });

  test('R-18 a section that is missing, and one with a field it does not have', () => {
    const title = section('申报职称', { series: text('申报系列', 50) });
    expect(reasons(title, undefined)).toEqual(['请填写申报职称']);
    expect(reasons(title, { series: '工程', salary: '1' })).toEqual(['申报职称没有这一项，请刷新页面后重试']);
  });

  test('R-14 rows: one at least, so many at most', () => {
    const list = rows('学历学位', z.string(), 2);
    expect(reasons(list, undefined)).toEqual(['请填写学历学位']);
    expect(reasons(list, [])).toEqual(['请至少填写一条学历学位']);
    expect(reasons(list, ['a', 'b', 'c'])).toEqual(['学历学位最多填写2条']);
  });

  test('every kind of field carries its label for portal, PDF and API document, whatever is asked of it further', () => {
    const fields = [
      text('姓名', 5).regex(/^./),
      date('姓名'),
      choice('姓名', ['a']),
      yesOrNo('姓名'),
      section('姓名', {}),
    ];
    for (const field of fields) expect(field.meta()?.title).toBe('姓名');
    expect(
      z.toJSONSchema(section('表', { rewards: optionalText('奖惩情况', 9), on: date('时间') })),
    ).toMatchObject({
      properties: { rewards: { title: '奖惩情况', maxLength: 9 }, on: { title: '时间', format: 'date' } },
      required: ['on'],
      additionalProperties: false,
    });
  });
});
