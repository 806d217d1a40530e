import { describe, expect, test } from '@jest/globals';
import { checkTitleHeld } from '../../../../domain/application/form/check-title-held.ts';
import { buildConfirmationForm, formsDay } from '../../../support/builders/forms.ts';

const faults = (issuedOn: string) => {
  const form = buildConfirmationForm();
  return checkTitleHeld({ ...form, titleHeld: { ...form.titleHeld, issuedOn } }, formsDay);
};

describe('the title held', () => {
  test.each([
    ['2026-03-01', []],
    ['2026-03-02', ['现有职称的取得时间须早于今天']],
    ['2027-01-01', ['现有职称的取得时间须早于今天']],
    ['1998-05-20', ['现有职称的取得时间不能早于出生日期']],
  ])('R-15 issued on %s: %p', (issuedOn, reasons) => {
    expect(faults(issuedOn)).toEqual(reasons.map((reason) => ({ field: 'titleHeld.issuedOn', reason })));
  });

  test('R-15 an initial recognition has none', () => {
    expect(checkTitleHeld({}, formsDay)).toEqual([]);
  });
});
