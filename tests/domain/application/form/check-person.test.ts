import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkPerson } from '../../../../domain/application/form/check-person.ts';
import { buildDegree, buildPerson, formsDay } from '../../../support/builders/forms.ts';
import { identityCards, identityNumber } from '../../../support/builders/identity-card.ts';

describe('the person', () => {
  test('R-18 birth date and sex must agree with the identity number', () => {
    const basicInformation = buildPerson({ birthDate: '1998-05-21', sex: 'male' });
    expect(checkPerson({ basicInformation }, formsDay)).toEqual([
      { field: 'basicInformation.birthDate', reason: '出生日期与身份证号不一致，身份证号中为 1998-05-20' },
      { field: 'basicInformation.sex', reason: '性别与身份证号不一致，身份证号中为女' },
    ]);
  });

  test('R-18 an applicant is eighteen on the birthday itself', () => {
    const born = (birthDate: string) => ({
      basicInformation: buildPerson({ birthDate, idNumber: identityNumber({ birthDate }) }),
    });
    expect(checkPerson(born('2008-03-02'), '2026-03-02')).toEqual([]);
    expect(checkPerson(born('2008-03-03'), '2026-03-02')).toEqual([
      { field: 'basicInformation.birthDate', reason: '申报人须年满18周岁' },
    ]);
  });

  test('R-18 the highest education must be that of the degrees', () => {
    const form = {
      basicInformation: buildPerson({ education: 'master' }),
      degrees: [buildDegree({ level: 'college' }), buildDegree()],
    };
    expect(checkPerson(form, formsDay)).toEqual([
      { field: 'basicInformation.education', reason: '最高学历与学历学位不一致，学历学位中最高为本科' },
    ]);
    expect(
      checkPerson({ ...form, degrees: [...form.degrees, buildDegree({ level: 'master' })] }, formsDay),
    ).toEqual([]);
  });

  test('R-18 what is not filled in is compared with nothing', () => {
    expect(checkPerson({}, formsDay)).toEqual([]);
    expect(checkPerson({ basicInformation: { sex: 'male', birthDate: '1990-01-01' } }, formsDay)).toEqual([]);
    expect(
      checkPerson({ basicInformation: { education: 'master' }, degrees: [undefined] }, formsDay),
    ).toEqual([]);
  });

  test('R-18 whose number, sex and birth date agree has no fault but youth', () => {
    fc.assert(
      fc.property(identityCards, (parts) => {
        const { sex, birthDate } = parts;
        const basicInformation = buildPerson({ idNumber: identityNumber(parts), sex, birthDate });
        const young = birthDate > '2008-03-02';
        expect(checkPerson({ basicInformation }, '2026-03-02')).toHaveLength(young ? 1 : 0);
      }),
    );
  });
});
