import type { Act } from '../../../../domain/application/acts.ts';
import type { Target } from '../target.ts';

/** What every field of an act is given. */
export type FieldProps = {
  act: Act;
  /** The key of the contract. */
  field: string;
  targets: readonly Target[];
  fault?: string | undefined;
};
