import type { IsoDate } from '../../calendar/date.ts';
import type { FieldFault } from '../../errors.ts';
import type { SoundForm } from './sound-parts.ts';

/** Each graduation lies after birth and not in the future. R-18. */
export function checkDegrees(form: SoundForm, today: IsoDate): FieldFault[] {
  const birthDate = form.basicInformation?.birthDate;
  return (form.degrees ?? []).flatMap((degree, index) => {
    const graduatedOn = degree?.graduatedOn;
    if (graduatedOn === undefined) return [];
    const field = `degrees.${index}.graduatedOn`;
    if (graduatedOn > today) return [{ field, reason: '毕业时间不能晚于今天' }];
    if (birthDate !== undefined && graduatedOn <= birthDate) {
      return [{ field, reason: '毕业时间不能早于出生日期' }];
    }
    return [];
  });
}
