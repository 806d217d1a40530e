import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { basicInformation } from '../../../../domain/application/form/basic-information.ts';
import { buildPerson } from '../../../support/builders/forms.ts';
import { identityCards, identityNumber } from '../../../support/builders/identity-card.ts';

const faults = (over: object) =>
  basicInformation
    .safeParse({ ...buildPerson(), ...over })
    .error?.issues.map(({ path, message }) => [path[0], message]) ?? [];

describe('basic information', () => {
  test.each(['13800138000', '19912345678', '023-61234567', '02361234567', '0731-8123456'])(
    'R-03 %s is a phone number',
    (phone) => {
      expect(faults({ phone })).toEqual([]);
    },
  );

  test.each(['12800138000', '1380013800', '+8613800138000', '61234567', '023-123', '电话'])(
    'R-03 %s is no phone number',
    (phone) => {
      expect(faults({ phone })).toEqual([
        ['phone', '联系电话应为11位手机号，或带区号的固定电话，如 023-12345678'],
      ]);
    },
  );

  test('R-03 an identity number with a wrong check character is told at its field', () => {
    const idNumber = identityNumber().slice(0, 17);
    expect(faults({ idNumber })).toEqual([['idNumber', '身份证号应为18位，前17位为数字，末位为数字或X']]);
    const other = identityNumber().endsWith('1') ? '2' : '1';
    expect(faults({ idNumber: idNumber + other })).toEqual([
      ['idNumber', '身份证号校验位不符，请核对是否输错'],
    ]);
  });

  test('R-03 every valid identity number is taken', () => {
    fc.assert(
      fc.property(identityCards, (parts) => faults({ idNumber: identityNumber(parts) }).length === 0),
    );
  });

  test('R-03 the highest education may be left out, the work unit not', () => {
    expect(faults({ education: undefined })).toEqual([]);
    expect(faults({ workUnit: '' })).toEqual([['workUnit', '请填写工作单位']]);
  });
});
