import type { z } from 'zod';
import type { applicationSummary } from '../../../domain/api/applications.ts';

/** An application as lists show it. */
export type Summary = z.output<typeof applicationSummary>;

/** What an act is done with: one application, or those that are ticked. */
export type Target = Pick<
  Summary,
  | 'id'
  | 'number'
  | 'applicant'
  | 'business'
  | 'state'
  | 'workUnit'
  | 'acceptingUnit'
  | 'publicity'
  | 'handler'
> & { revision: number };

export const nameOf = ({ applicant, number }: Pick<Target, 'applicant' | 'number'>): string =>
  `${applicant}${number ? `（${number}）` : ''}`;
