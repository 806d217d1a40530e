import type { ConfirmationForm } from '../application/form/confirmation-form.ts';
import { degreeLevels, degreeLevelTitles } from '../application/form/degrees.ts';
import type { Draft } from '../application/form/draft-of.ts';
import type { InitialForm } from '../application/form/initial-form.ts';
import { levelTitles } from '../business.ts';

/** What the work unit puts up, by its Chinese label. Kept with the publicity period as plain JSON. */
export type PublicView = Readonly<Record<string, string>>;

/** Either form as far as it is filled in. */
type AnyForm = Draft<InitialForm> & Draft<ConfirmationForm>;

/**
 * The facts of a form that are on public view: who, where, what for, on what grounds. No number, phone or birth date.
 * Years of work stand as the day on which work began, since that does not change by waiting. `form` is a form as stored,
 * checked by `forms` when it was saved; what is not filled in shows as ''. R-47, reading 5.
 */
export function publicView(form: Readonly<Record<string, unknown>>): PublicView {
  const { basicInformation: person, titleApplied: title, ...grounds } = form as AnyForm;
  return {
    姓名: person?.name ?? '',
    工作单位: person?.workUnit ?? '',
    申报系列: title?.series ?? '',
    申报专业: title?.profession ?? '',
    申报级别: title?.level ? levelTitles[title.level] : '',
    ...(grounds.titleHeld
      ? {
          最高学历: person?.education ? degreeLevelTitles[person.education] : '',
          ...heldView(grounds.titleHeld),
        }
      : studyView(grounds)),
  };
}

function studyView({ degrees = [], workHistory = [] }: Draft<InitialForm>): PublicView {
  const rank = (degree: (typeof degrees)[number]) => (degree.level ? degreeLevels.indexOf(degree.level) : -1);
  // Of two degrees of one level the later one is shown.
  const highest = degrees.toSorted(
    (a, b) => rank(b) - rank(a) || ((a.graduatedOn ?? '') < (b.graduatedOn ?? '') ? 1 : -1),
  )[0];
  return {
    最高学历: highest?.level ? degreeLevelTitles[highest.level] : '',
    毕业院校: highest?.school ?? '',
    所学专业: highest?.major ?? '',
    参加工作时间:
      workHistory
        .flatMap(({ from }) => from ?? [])
        .toSorted()
        .at(0) ?? '',
  };
}

function heldView(held: NonNullable<AnyForm['titleHeld']>): PublicView {
  return {
    现有职称系列: held.series ?? '',
    现有职称专业: held.profession ?? '',
    现有职称级别: held.level ? levelTitles[held.level] : '',
    发证机关: held.issuingBody ?? '',
    取得时间: held.issuedOn ?? '',
  };
}

/** Whether the same facts are on view; if not, publicity is held again where the accepting unit wants it so. Reading 5. */
export function samePublicView(a: PublicView, b: PublicView): boolean {
  const labels = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...labels].every((label) => a[label] === b[label]);
}
