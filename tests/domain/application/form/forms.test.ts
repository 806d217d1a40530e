import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { forms } from '../../../../domain/application/form/forms.ts';
import { businesses } from '../../../../domain/business.ts';
import { buildConfirmationForm, buildInitialForm } from '../../../support/builders/forms.ts';
import { leafPaths, without } from '../../../support/builders/paths.ts';

const complete = { initial: buildInitialForm({ rewards: '无' }), confirmation: buildConfirmationForm() };

describe('the forms of the businesses', () => {
  test.each(businesses)('R-14 R-15 a complete form of %s is taken, and is a draft too', (business) => {
    expect(forms[business].complete.parse(complete[business])).toEqual(complete[business]);
    expect(forms[business].draft.parse(complete[business])).toEqual(complete[business]);
  });

  test.each(businesses)('R-16 a form of %s without any of its fields is still a draft', (business) => {
    const paths = leafPaths(complete[business]);
    fc.assert(
      fc.property(fc.subarray(paths), (gone) => {
        const rest = gone.reduce<unknown>((form, path) => without(form, path), complete[business]);
        expect(forms[business].draft.safeParse(rest).error).toBeUndefined();
      }),
    );
  });

  test.each(businesses)('R-16 an empty draft of %s saves, an unknown section does not', (business) => {
    expect(forms[business].draft.safeParse({}).success).toBe(true);
    expect(forms[business].draft.safeParse({ salary: {} }).success).toBe(false);
  });

  test.each(businesses)('every field and section of %s has a Chinese label', (business) => {
    for (const title of titles(z.toJSONSchema(forms[business].complete)))
      expect(title).toMatch(/[\u4e00-\u9fff]/);
  });
});

/** The titles of all properties of a JSON schema, '' where one has none. */
function titles(schema: z.core.JSONSchema.BaseSchema): string[] {
  const parts = [...Object.values(schema.properties ?? {}), schema.items, ...(schema.anyOf ?? [])].filter(
    (part): part is z.core.JSONSchema.BaseSchema => typeof part === 'object' && !Array.isArray(part),
  );
  const named = schema.title ?? (schema.anyOf || schema.type === 'null' ? '可空' : '');
  return [named, ...parts.flatMap(titles)];
}
