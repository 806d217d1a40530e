import type { IsoDate } from '../../calendar/date.ts';
import type { FieldFault } from '../../errors.ts';
import type { SoundForm } from './sound-parts.ts';

/** The title that is to be confirmed was issued before today, and after birth.. */
export function checkTitleHeld(form: SoundForm, today: IsoDate): FieldFault[] {
  const issuedOn = form.titleHeld?.issuedOn;
  const birthDate = form.basicInformation?.birthDate;
  if (issuedOn === undefined) return [];
  const field = 'titleHeld.issuedOn';
  if (issuedOn >= today) return [{ field, reason: '现有职称的取得时间须早于今天' }];
  if (birthDate !== undefined && issuedOn <= birthDate) {
    return [{ field, reason: '现有职称的取得时间不能早于出生日期' }];
  }
  return [];
}
