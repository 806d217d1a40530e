import { describe, expect, test } from '@jest/globals';
import { checkDegrees } from '../../../../domain/application/form/check-degrees.ts';
import { buildDegree, buildPerson, formsDay } from '../../../support/builders/forms.ts';

describe('degrees', () => {
  test('R-18 nobody graduates in the future or before birth; today is possible', () => {
    const form = {
      basicInformation: buildPerson(),
      degrees: ['2026-03-03', '2026-03-02', '1998-05-20', undefined].map((graduatedOn) => ({
        ...buildDegree(),
        graduatedOn,
      })),
    };
    expect(checkDegrees(form, formsDay)).toEqual([
      { field: 'degrees.0.graduatedOn', reason: '毕业时间不能晚于今天' },
      { field: 'degrees.2.graduatedOn', reason: '毕业时间不能早于出生日期' },
    ]);
  });

  test('R-18 without degrees, or without a birth date, there is less to compare', () => {
    expect(checkDegrees({}, formsDay)).toEqual([]);
    expect(
      checkDegrees({ degrees: [undefined, buildDegree({ graduatedOn: '1900-01-01' })] }, formsDay),
    ).toEqual([]);
  });
});
