import type { BasicInformation } from './basic-information.ts';
import type { Degree } from './degrees.ts';
import type { TitleHeld } from './title.ts';
import type { Job } from './work-history.ts';

/** Those parts of either form that are sound in themselves; `undefined` where something is missing or ill-formed. */
export type SoundForm = {
  basicInformation?: Partial<BasicInformation>;
  degrees?: (Partial<Degree> | undefined)[];
  workHistory?: (Partial<Job> | undefined)[];
  titleHeld?: Partial<TitleHeld>;
};

/**
 * The form without its faulty fields, so that the rules across fields can look at the rest in the same go.
 * `faulty` holds dotted paths of all that the schema found wrong, so what is left has the types of the schema.
 */
export function soundParts(form: unknown, faulty: ReadonlySet<string>): SoundForm {
  const sound = kept(form, '', faulty) as SoundForm | undefined;
  return sound ?? {};
}

function kept(value: unknown, path: string, faulty: ReadonlySet<string>): unknown {
  if (faulty.has(path)) return undefined;
  const at = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
  if (Array.isArray(value)) return value.map((item: unknown, index) => kept(item, at(index), faulty));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, kept(item, at(key), faulty)]));
}
