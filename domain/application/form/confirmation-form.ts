import type { z } from 'zod';
import { basicInformation } from './basic-information.ts';
import { section, text } from './fields.ts';
import { titleApplied, titleHeld } from './title.ts';

/** The application form of confirmation (职称确认). R-15; attachments are kept apart. */
export const confirmationForm = section('申报书', {
  basicInformation,
  titleHeld,
  titleApplied,
  professionalWork: text('到单位后专业技术工作情况', 3000),
});
export type ConfirmationForm = z.infer<typeof confirmationForm>;
