import type { z } from 'zod';
import { levels, levelTitles } from '../../business.ts';
import { choice, date, section, text } from './fields.ts';

/** 申报职称. */
export const titleApplied = section('申报职称', {
  series: text('申报系列', 50),
  profession: text('申报专业', 50),
  level: choice('申报级别', levels, levelTitles),
});

/** 已取得的职称, which a confirmation is about. R-15. */
export const titleHeld = section('现有职称', {
  series: text('现有职称系列', 50),
  profession: text('现有职称专业', 50),
  level: choice('现有职称级别', levels, levelTitles),
  issuingBody: text('发证机关', 100),
  issuedOn: date('取得时间'),
  certificateNumber: text('职称证书编号', 50),
});
export type TitleHeld = z.infer<typeof titleHeld>;
