import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkForm } from '../../../../domain/application/form/check-form.ts';
import { businesses, type Business } from '../../../../domain/business.ts';
import {
  buildConfirmationForm,
  buildDegree,
  buildInitialForm,
  buildJob,
  buildPerson,
  formsDay,
} from '../../../support/builders/forms.ts';
import { leafPaths, without, withValue } from '../../../support/builders/paths.ts';

const complete = { initial: buildInitialForm(), confirmation: buildConfirmationForm() };
const check = (form: unknown, business: Business = 'initial') =>
  checkForm(business, form, { today: formsDay });
const optional = ['basicInformation.education'];

describe('checking a form', () => {
  test.each(businesses)('R-18 a form of %s that is in order has no faults', (business) => {
    expect(check(complete[business], business)).toEqual([]);
  });

  test('R-18 what is asked for is said in a sentence, at its field', () => {
    const form = buildInitialForm({ degrees: [buildDegree({ school: '', graduatedOn: '2024-06-31' })] });
    expect(check(form)).toEqual([
      { field: 'degrees.0.school', reason: '请填写毕业院校' },
      { field: 'degrees.0.graduatedOn', reason: '毕业时间不是有效日期，应如 2026-02-12' },
    ]);
  });

  test('R-18 faults of single fields and of the rules across fields come at once', () => {
    const form = buildInitialForm({
      basicInformation: buildPerson({ sex: 'male', phone: '1' }),
      degrees: [buildDegree({ graduatedOn: '2027-06-30', school: ' ' })],
      workHistory: [buildJob({ from: '2024-07-15', to: '2024-01-01', post: '' })],
      achievements: '',
    });
    expect(check(form).map(({ field }) => field)).toEqual([
      'basicInformation.phone',
      'degrees.0.school',
      'workHistory.0.post',
      'achievements',
      'basicInformation.sex',
      'degrees.0.graduatedOn',
      'workHistory.0.to',
    ]);
  });

  test('R-18 an empty form names its sections, and nothing of their insides', () => {
    expect(check({})).toEqual(
      [
        ['basicInformation', '请填写基本信息'],
        ['titleApplied', '请填写申报职称'],
        ['degrees', '请填写学历学位'],
        ['workHistory', '请填写工作经历'],
        ['achievements', '请填写主要工作成绩'],
        ['probationSummary', '请填写见习期工作小结'],
      ].map(([field, reason]) => ({ field, reason })),
    );
    expect(check({}, 'confirmation').map(({ field }) => field)).toEqual([
      'basicInformation',
      'titleHeld',
      'titleApplied',
      'professionalWork',
    ]);
  });

  test('R-18 a field that the form does not have is named by its own path', () => {
    const form = withValue(complete.initial, 'degrees.0.grade', '优');
    expect(check(form)).toEqual([
      { field: 'degrees.0.grade', reason: '学历学位没有这一项，请刷新页面后重试' },
    ]);
    expect(check(complete.confirmation, 'initial').map(({ field }) => field)).toContain('titleHeld');
  });

  test.each(businesses)(
    'R-18 each field of %s left out, and each left empty, is named and no other',
    (business) => {
      for (const path of leafPaths(complete[business]).filter((leaf) => !optional.includes(leaf))) {
        for (const form of [without(complete[business], path), withValue(complete[business], path, '')]) {
          const faults = check(form, business);
          expect(faults.map(({ field }) => field)).toEqual([path]);
          expect(faults[0]?.reason).toMatch(/^请(填写|选择)/);
        }
      }
    },
  );

  test.each(businesses)(
    'R-18 whatever stands in a field of %s, the answer is sentences in Chinese',
    (business) => {
      const path = fc.constantFrom(
        'basicInformation',
        'degrees',
        'workHistory',
        ...leafPaths(complete[business]),
      );
      fc.assert(
        fc.property(path, fc.anything(), (at, value) => {
          for (const { reason } of check(withValue(complete[business], at, value), business)) {
            expect(reason).toMatch(/^[^a-z]*$/);
            expect(reason).toMatch(/[\u4e00-\u9fff]/);
          }
        }),
      );
    },
  );

  test('R-18 no value at all makes it throw', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...businesses), (form, business) => {
        expect(check(form, business).length).toBeGreaterThan(0);
      }),
    );
  });
});
