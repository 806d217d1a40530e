/** What a record of handling keeps of an act that a deputy did: for whom. */
export type OnBehalf = { onBehalfOf: string };

/** Who did it, as people read it: `李敏（代石磊办理）`. */
export const personOnBehalf = (person: string | null, onBehalfOf: unknown): string | null =>
  person !== null && typeof onBehalfOf === 'string' && onBehalfOf !== ''
    ? `${person}（代${onBehalfOf}办理）`
    : person;
