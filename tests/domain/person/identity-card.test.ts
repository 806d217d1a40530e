import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseIdentityCard } from '../../../domain/person/identity-card.ts';
import { checkCharacter, identityCards, identityNumber } from '../../support/builders/identity-card.ts';

const faultsOf = (text: string): readonly string[] => {
  const read = parseIdentityCard(text);
  return read.ok ? [] : read.faults;
};

describe('identity numbers', () => {
  test('R-03 the example of the national standard says birth date and sex', () => {
    expect(parseIdentityCard('11010519491231002X')).toEqual({
      ok: true,
      card: { number: '11010519491231002X', birthDate: '1949-12-31', sex: 'female' },
    });
  });

  test('R-03 spaces around it and a small x are forgiven', () => {
    expect(parseIdentityCard(' 11010519491231002x ')).toMatchObject({
      ok: true,
      card: { number: '11010519491231002X' },
    });
  });

  test.each([
    '',
    '1101051949123100',
    '1101051949123100200',
    '11010519491231002Y',
    'X1010519491231002X',
    '一一〇一〇五',
  ])('R-03 “%s” is told to have the wrong form', (text) => {
    expect(faultsOf(text)).toEqual(['身份证号应为18位，前17位为数字，末位为数字或X']);
  });

  test('R-03 a wrong check character and a birth date that does not exist are told at once', () => {
    expect(faultsOf('110105194912310021')).toEqual(['身份证号校验位不符，请核对是否输错']);
    expect(faultsOf(identityNumber({ birthDate: '1999-02-29' }))).toEqual([
      '身份证号中的出生日期不存在，请核对',
    ]);
    expect(faultsOf(identityNumber({ birthDate: '1899-01-01' }))).toEqual([
      '身份证号中的出生日期不存在，请核对',
    ]);
    const digits = '50010119990229002';
    const wrong = checkCharacter(digits) === '0' ? '1' : '0';
    expect(faultsOf(digits + wrong)).toHaveLength(2);
  });

  test('R-03 every number that is made by the rules is read back', () => {
    fc.assert(
      fc.property(identityCards, (parts) => {
        const number = identityNumber(parts);
        const { birthDate, sex } = parts;
        expect(parseIdentityCard(number)).toEqual({ ok: true, card: { number, birthDate, sex } });
      }),
    );
  });

  test('R-03 any single digit mistyped, and any two neighbours swapped, is noticed', () => {
    fc.assert(
      fc.property(identityCards, fc.nat(16), fc.integer({ min: 1, max: 9 }), (parts, place, off) => {
        const number = identityNumber(parts);
        const mistyped = String((Number(number[place]) + off) % 10);
        expect(faultsOf(number.slice(0, place) + mistyped + number.slice(place + 1))).not.toEqual([]);
        const [a = '', b = ''] = number.slice(place, place + 2);
        fc.pre(a !== b && b !== 'X');
        expect(faultsOf(number.slice(0, place) + b + a + number.slice(place + 2))).not.toEqual([]);
      }),
    );
  });

  test('R-03 no text makes it throw', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseIdentityCard(text).ok === 'boolean'));
  });
});
