import type { createUnit } from '../../../../domain/api/administration.ts';
import type { CallInput } from '../../api/client.ts';

/** A unit's name and place in the tree, as its form has it. */
export type Place = CallInput<typeof createUnit>['body'];

/** A district left blank is none: the unit is the city's. */
export const bodyOf = (place: Place): Place => ({
  ...place,
  district: place.district?.trim() ? place.district : null,
});
