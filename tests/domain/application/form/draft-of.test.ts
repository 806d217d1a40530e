import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { draftOf } from '../../../../domain/application/form/draft-of.ts';
import {
  choice,
  date,
  optionalText,
  rows,
  section,
  text,
  yesOrNo,
} from '../../../../domain/application/form/fields.ts';

const form = section('申报书', {
  name: text('姓名', 5),
  level: choice('级别', ['clerk', 'assistant']),
  note: optionalText('备注', 5),
  jobs: rows(
    '工作经历',
    section('工作经历', { to: date('结束时间').nullable(), fullTime: yesOrNo('是否全日制') }),
    3,
  ),
});
const draft = draftOf(form);
const reasons = (value: unknown) =>
  draft.safeParse(value).error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [];

describe('drafts', () => {
  test('R-16 an empty form saves, and one with half-typed fields', () => {
    expect(reasons({})).toEqual([]);
    expect(reasons({ name: '', level: '', note: '', jobs: [] })).toEqual([]);
    expect(reasons({ name: ' 陈', jobs: [{}, { to: '2026-0' }, { to: null }] })).toEqual([]);
  });

  test('R-16 a draft is kept as it was typed', () => {
    const typed = { name: ' 陈 ', level: 'clerk', jobs: [{ to: '2026-0', fullTime: true }] };
    expect(draft.parse(typed)).toEqual(typed);
  });

  test('R-16 texts and rows have a limit in a draft too', () => {
    expect(reasons({ name: '一二三四五六' })).toEqual([['name', '姓名不能超过5字']]);
    expect(reasons({ jobs: [{ to: '9'.repeat(51) }] })).toEqual([['jobs.0.to', '结束时间不能超过50字']]);
    expect(reasons({ jobs: [{}, {}, {}, {}] })).toEqual([['jobs', '工作经历最多填写3条']]);
  });

  test('R-16 unknown fields, unknown choices and values of another kind are refused', () => {
    expect(reasons({ salary: '1' })).toEqual([['', '申报书没有这一项，请刷新页面后重试']]);
    expect(reasons({ jobs: [{ salary: '1' }] })).toEqual([
      ['jobs.0', '工作经历没有这一项，请刷新页面后重试'],
    ]);
    expect(reasons({ level: 'senior' })).toEqual([['level', '请选择级别']]);
    expect(reasons({ name: 5 })).toEqual([['name', '姓名应为文字']]);
    expect(reasons({ name: null })).toEqual([['name', '姓名应为文字']]);
    expect(reasons({ jobs: 'x' })).toEqual([['jobs', '工作经历格式有误']]);
    expect(reasons([])).toEqual([['', '请填写申报书']]);
  });

  test('R-16 whatever the complete form takes, its draft takes', () => {
    const complete = fc.record({
      name: fc.string({ minLength: 1, maxLength: 5 }).filter((name) => name.trim() !== ''),
      level: fc.constantFrom('clerk', 'assistant'),
      jobs: fc.array(fc.record({ to: fc.constantFrom(null, '2026-01-31'), fullTime: fc.boolean() }), {
        minLength: 1,
        maxLength: 3,
      }),
    });
    fc.assert(
      fc.property(complete, (filled) => {
        expect(form.safeParse(filled).success).toBe(true);
        expect(reasons(filled)).toEqual([]);
      }),
    );
  });

  test('R-16 a draft’s schema can be shown in the API document', () => {
    expect(z.toJSONSchema(draft)).toMatchObject({
      properties: { name: { maxLength: 5 } },
      additionalProperties: false,
    });
    expect(z.toJSONSchema(draft)).not.toHaveProperty('required');
  });
});
