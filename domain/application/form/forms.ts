import type { z } from 'zod';
import type { Business } from '../../business.ts';
import { confirmationForm } from './confirmation-form.ts';
import { draftOf } from './draft-of.ts';
import { initialForm } from './initial-form.ts';

/** Each business's form: `complete` as it must be when submitted, `draft` as it may be saved on the way. */
export const forms = {
  initial: { complete: initialForm, draft: draftOf(initialForm) },
  confirmation: { complete: confirmationForm, draft: draftOf(confirmationForm) },
} as const satisfies Record<Business, { complete: z.ZodType; draft: z.ZodType }>;
