import type { Demand } from './demands.ts';

type File = { demandId: string; id: string; mediaType: string };

/**
 * Which attachment is the applicant's photograph: the first picture under a demand that asks for one by its name, such as
 * 近期免冠证件照. Nothing where the accepting unit asks for none.
 */
export function photoOf(demands: readonly Demand[], files: readonly File[]): string | undefined {
  const asked = new Set(demands.filter(({ name }) => /照片|证件照|免冠/.test(name)).map(({ id }) => id));
  return files.find(({ demandId, mediaType }) => asked.has(demandId) && isPicture(mediaType))?.id;
}

const isPicture = (mediaType: string): boolean => ['image/jpeg', 'image/png'].includes(mediaType);
