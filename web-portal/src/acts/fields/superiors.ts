import type { z } from 'zod';
import type { superior } from '../../../../domain/api/applications.ts';

export type Superior = z.output<typeof superior>;

/** Those whose name has all that was typed. */
export const named = (superiors: readonly Superior[], typed: string): Superior[] =>
  superiors.filter(({ name }) => name.includes(typed.trim()));

/** More than these are searched. */
export const fewSuperiors = 8;
