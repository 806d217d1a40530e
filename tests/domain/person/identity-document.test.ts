import { describe, expect, test } from '@jest/globals';
import { type DocumentType, readDocument } from '../../../domain/person/identity-document.ts';
import { mask } from '../../../domain/person/mask.ts';
import { identityNumber } from '../../support/builders/identity-card.ts';

describe('an identity document', () => {
  const resident = identityNumber({ region: '810000', birthDate: '1990-01-31', sex: 'male' });
  test.each<[DocumentType, string, string]>([
    ['identity_card', ' 11010519491231002x ', '11010519491231002X'],
    ['residence_permit', resident, resident],
    ['permanent_residence', 'usa110000000000', 'USA110000000000'],
    ['hong_kong_macao_permit', 'h12345678', 'H12345678'],
    ['taiwan_permit', '12345678', '12345678'],
    ['passport', 'e12345678', 'E12345678'],
  ])('R-03 %s %p is stored as %s', (type, text, number) => {
    expect(readDocument(type, text)).toMatchObject({ ok: true, number });
  });

  test.each<[DocumentType, string]>([
    ['identity_card', '110105194912310021'],
    ['residence_permit', '11010519491231002X'],
    ['permanent_residence', '123'],
    ['hong_kong_macao_permit', 'T12345678'],
    ['taiwan_permit', 'A2345678'],
    ['passport', '护照'],
  ])('R-03 %s is not %p, and the reason is Chinese', (type, text) => {
    const read = readDocument(type, text);
    expect(read).toMatchObject({ ok: false, faults: [expect.stringMatching(/[一-龥]/)] });
  });

  test('R-03 others see three characters in front and four behind, or none', () => {
    expect(mask('11010519491231002X')).toBe('110***********002X');
    expect(mask('13812345678')).toBe('138****5678');
    expect(mask('E1234567')).toBe('********');
    expect(mask('')).toBe('');
  });
});
