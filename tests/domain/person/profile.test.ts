import { describe, expect, test } from '@jest/globals';
import {
  changesOfProfile,
  checkProfile,
  emptyProfile,
  missingOfProfile,
  type Profile,
} from '../../../domain/person/profile.ts';
import { identityNumber } from '../../support/builders/identity-card.ts';

const today = '2026-03-02';
const whole: Profile = {
  documentType: 'identity_card',
  idNumber: identityNumber({ birthDate: '1998-05-20', sex: 'female' }),
  sex: 'female',
  birthDate: '1998-05-20',
  phone: '13800138000',
  nation: '汉族',
  politicalStatus: '群众',
  workUnit: '江州大学',
  education: null,
};
const fieldsOf = (over: Partial<Profile>): string[] =>
  checkProfile({ ...whole, ...over }, today).faults.map(({ field }) => field);

describe('the personal centre', () => {
  test('R-03 is complete without the education, and else names each field', () => {
    expect(missingOfProfile(whole)).toEqual([]);
    expect(missingOfProfile(emptyProfile)).toHaveLength(8);
    expect(missingOfProfile({ ...whole, nation: null })).toEqual([{ field: 'nation', title: '民族' }]);
  });

  test('R-03 document, birth date and sex agree', () => {
    expect(fieldsOf({})).toEqual([]);
    expect(fieldsOf({ birthDate: '1998-05-21', sex: 'male' })).toEqual(['birthDate', 'sex']);
    expect(fieldsOf({ birthDate: null, sex: null })).toEqual([]);
    expect(fieldsOf({ documentType: null })).toEqual(['documentType']);
    expect(fieldsOf({ idNumber: null })).toEqual(['idNumber']);
    expect(fieldsOf({ documentType: null, idNumber: null, birthDate: '2026-03-03' })).toEqual(['birthDate']);
    expect(fieldsOf({ documentType: 'passport', idNumber: 'e1234567', sex: 'male' })).toEqual([]);
  });

  test('R-03 what changed is told without whole numbers', () => {
    const after = { ...whole, phone: '13900139000', workUnit: '江州市第一人民医院' };
    expect(changesOfProfile(whole, after)).toEqual({
      before: { phone: '138****8000', workUnit: '江州大学' },
      after: { phone: '139****9000', workUnit: '江州市第一人民医院' },
    });
    expect(JSON.stringify(changesOfProfile(emptyProfile, whole))).not.toContain(whole.idNumber);
  });
});
