import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { soundParts } from '../../../../domain/application/form/sound-parts.ts';
import { buildInitialForm } from '../../../support/builders/forms.ts';
import { leafPaths, without } from '../../../support/builders/paths.ts';

describe('the sound parts of a form', () => {
  test('R-18 faulty fields are gone and the rest stays where it was', () => {
    const form = buildInitialForm();
    fc.assert(
      fc.property(fc.subarray(leafPaths(form)), (faulty) => {
        const expected = faulty.reduce<unknown>((rest, path) => without(rest, path), form);
        expect(soundParts(form, new Set(faulty))).toEqual(expected);
      }),
    );
  });

  test('R-18 a faulty row keeps its place, a faulty form leaves nothing', () => {
    const form = { degrees: ['?', { school: '重庆大学' }] };
    expect(soundParts(form, new Set(['degrees.0']))).toEqual({
      degrees: [undefined, { school: '重庆大学' }],
    });
    expect(soundParts('?', new Set(['']))).toEqual({});
  });
});
