import { expect, test } from '@jest/globals';
import { describeForm } from '../../../../domain/application/form/describe.ts';

const section = (key: string) => describeForm('initial').find((one) => one.key === key);
const field = (of: string, key: string) => section(of)?.fields.find((one) => one.key === key);

test('R-14 the form describes its sections in the order of the manual, each with its kind and its limit', () => {
  expect(describeForm('initial').map(({ title, kind, most }) => `${title} ${kind} ${most}`)).toEqual([
    '基本信息 fields 0',
    '申报职称 fields 0',
    '学历学位 rows 10',
    '工作经历 rows 30',
    '主要工作成绩 text 3000',
    '奖惩情况 text 1000',
    '见习期工作小结 text 3000',
  ]);
});

test('R-14 what may stay empty says so, and so does a date that may go on to this day', () => {
  expect(section('rewards')?.optional).toBe(true);
  expect(section('achievements')?.optional).toBe(false);
  expect(field('basicInformation', 'education')?.optional).toBe(true);
  expect(field('basicInformation', 'name')?.optional).toBe(false);
  expect(field('workHistory', 'to')?.openEnd).toBe(true);
  expect(field('workHistory', 'from')?.openEnd).toBe(false);
});
