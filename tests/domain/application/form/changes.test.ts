import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  changedPaths,
  changedSections,
  changesBySection,
} from '../../../../domain/application/form/changes.ts';
import { buildConfirmationForm, buildInitialForm } from '../../../support/builders/forms.ts';
import { leafPaths, withValue } from '../../../support/builders/paths.ts';

const form = { ...buildInitialForm() };

describe('what changed between two versions of a form', () => {
  test('R-92 any one field that is changed is named, and nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...leafPaths(form)), (path) => {
        const after = withValue(form, path, '另一内容') as typeof form;
        expect(changedPaths(form, after)).toEqual([path]);
        expect(changedSections(form, after)).toEqual([path.split('.')[0]]);
        expect(changedPaths(form, form)).toEqual([]);
      }),
    );
  });

  test('R-92 whatever the two versions, the same fields differ either way round', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (one, other) => {
        expect(changedPaths(one, other).toSorted()).toEqual(changedPaths(other, one).toSorted());
        expect(changedPaths(one, one)).toEqual([]);
      }),
    );
  });

  test('R-92 nothing filled in and filled in with nothing are the same', () => {
    expect(changedPaths({}, { rewards: '', degrees: [] })).toEqual([]);
    expect(changedPaths({ degrees: [{ school: '' }] }, {})).toEqual([]);
    expect(changedPaths({ to: '2024-01-01' }, { to: null })).toEqual(['to']);
  });

  test('R-21 people read the title of each field and both values as pages show them', () => {
    const degrees = [{ ...form.degrees[0], school: '另一大学', fullTime: false }];
    const [changed] = changesBySection('initial', form, { ...form, degrees });
    expect(changed).toMatchObject({ key: 'degrees', title: '学历学位' });
    expect(changed?.changes.find(({ field }) => field === 'degrees.0.school')).toMatchObject({
      title: '第1条毕业院校',
      after: '另一大学',
    });
    const held = { ...buildConfirmationForm() };
    const longer = { ...held, professionalWork: '新的工作' };
    expect(changesBySection('confirmation', held, longer)).toEqual([
      {
        key: 'professionalWork',
        title: '到单位后专业技术工作情况',
        changes: [
          {
            field: 'professionalWork',
            title: '到单位后专业技术工作情况',
            before: held.professionalWork,
            after: '新的工作',
          },
        ],
      },
    ]);
  });
});
