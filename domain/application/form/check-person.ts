import { fullYears, type IsoDate } from '../../calendar/date.ts';
import type { FieldFault } from '../../errors.ts';
import { parseIdentityCard, sexTitles } from '../../person/identity-card.ts';
import { degreeLevels, degreeLevelTitles } from './degrees.ts';
import type { SoundForm } from './sound-parts.ts';

/** Nobody younger applies. */
export const minimumAge = 18;

/** The person's particulars agree with each other, and with the degrees where the form has them. R-18. */
export function checkPerson(form: SoundForm, today: IsoDate): FieldFault[] {
  const faults: FieldFault[] = [];
  const fault = (field: string, reason: string) =>
    faults.push({ field: `basicInformation.${field}`, reason });
  const { idNumber, sex, birthDate, education } = form.basicInformation ?? {};
  const read = idNumber === undefined ? undefined : parseIdentityCard(idNumber);
  if (read?.ok && birthDate !== undefined && birthDate !== read.card.birthDate) {
    fault('birthDate', `出生日期与身份证号不一致，身份证号中为 ${read.card.birthDate}`);
  }
  if (read?.ok && sex !== undefined && sex !== read.card.sex) {
    fault('sex', `性别与身份证号不一致，身份证号中为${sexTitles[read.card.sex]}`);
  }
  if (birthDate !== undefined && fullYears(birthDate, today) < minimumAge) {
    fault('birthDate', `申报人须年满${minimumAge}周岁`);
  }
  const highest = highestDegree(form);
  if (education !== undefined && highest !== undefined && education !== highest) {
    fault('education', `最高学历与学历学位不一致，学历学位中最高为${degreeLevelTitles[highest]}`);
  }
  return faults;
}

/** The highest of the degrees, once every row's level is filled in. */
function highestDegree(form: SoundForm) {
  const ranks =
    form.degrees?.map((degree) => (degree?.level ? degreeLevels.indexOf(degree.level) : -1)) ?? [];
  return ranks.length === 0 || ranks.includes(-1) ? undefined : degreeLevels[Math.max(...ranks)];
}
