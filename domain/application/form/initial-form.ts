import type { z } from 'zod';
import { basicInformation } from './basic-information.ts';
import { degrees } from './degrees.ts';
import { optionalText, section, text } from './fields.ts';
import { titleApplied } from './title.ts';
import { workHistory } from './work-history.ts';

/** The application form of initial recognition (职称初定). R-14; attachments are kept apart. */
export const initialForm = section('申报书', {
  basicInformation,
  titleApplied,
  degrees,
  workHistory,
  achievements: text('主要工作成绩', 3000),
  rewards: optionalText('奖惩情况', 1000),
  probationSummary: text('见习期工作小结', 3000),
});
export type InitialForm = z.infer<typeof initialForm>;
