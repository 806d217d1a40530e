import { expect, test } from '@jest/globals';
import { checkEligibility } from '../../../domain/eligibility/check-eligibility.ts';
import { buildConfirmationForm, buildInitialForm, formsDay } from '../../support/builders/forms.ts';

const asking = (level: 'assistant' | 'intermediate') =>
  buildInitialForm({ titleApplied: { series: '工程技术', profession: '建筑工程', level } });

test('R-18 a level out of reach is a fault at its field, with what is missing', () => {
  expect(checkEligibility('initial', asking('assistant'), formsDay)).toEqual([]);
  expect(checkEligibility('initial', asking('intermediate'), formsDay)).toMatchObject([
    { field: 'titleApplied.level' },
  ]);
});

test('R-18 confirmation and forms not whole yet are not judged', () => {
  expect(checkEligibility('confirmation', buildConfirmationForm(), formsDay)).toEqual([]);
  expect(checkEligibility('initial', {}, formsDay)).toEqual([]);
});
