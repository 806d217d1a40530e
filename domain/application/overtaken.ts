import type { Business } from '../business.ts';
import { minuteInShanghai } from '../calendar/date.ts';
import { type Problem, problem } from '../errors.ts';
import { titleOfPath } from './form/title-of-path.ts';

/** One saving of a form: who, when, and the dotted paths of the fields that it changed. */
export type FormSave = { formRevision: number; person: string; fields: readonly string[]; at: Date };

/**
 * What the second of two editors is told: that the form was saved elsewhere meanwhile, by whom, when, and each field
 * that was changed there. `saves` come the latest first.
 */
export function overtaken(business: Business, saves: readonly FormSave[]): Problem {
  const [latest] = saves;
  if (!latest) return problem('APPLICATION_CHANGED');
  const fields = [...new Set(saves.flatMap((save) => save.fields))];
  const titles = [...new Set(fields.map((path) => titleOfPath(business, path)))];
  const at = minuteInShanghai(latest.at);
  const reason = `已由${latest.person}于 ${at} 在别处修改，请刷新后核对`;
  return problem(
    'APPLICATION_CHANGED',
    { who: latest.person, at, fields: titles.join('、') },
    fields.map((path) => ({ field: `form.${path}`, reason })),
  );
}
