import type { ActEffect } from './effect.ts';

/** The applicant gives up; nothing bars another application. */
export const abandon: ActEffect<'abandon'> = () => ({ variables: { outcome: 'abandon' } });
