import type { z } from 'zod';
import { choice, date, rows, section, text, yesOrNo } from './fields.ts';

/** From the lowest to the highest; eligibility compares by this order (`domain/eligibility`). */
export const degreeLevels = [
  'secondary_vocational',
  'college',
  'bachelor',
  'double_bachelor',
  'master',
  'doctorate',
] as const;
export type DegreeLevel = (typeof degreeLevels)[number];

export const degreeLevelTitles: Record<DegreeLevel, string> = {
  secondary_vocational: '中专',
  college: '大专',
  bachelor: '本科',
  double_bachelor: '双学士学位（含研究生班）',
  master: '硕士',
  doctorate: '博士',
};

/** 学历学位, repeated rows. R-14. */
export const degrees = rows(
  '学历学位',
  section('学历学位', {
    level: choice('学历层次', degreeLevels, degreeLevelTitles),
    school: text('毕业院校', 100),
    major: text('所学专业', 100),
    graduatedOn: date('毕业时间'),
    fullTime: yesOrNo('是否全日制'),
    certificateNumber: text('毕业证书编号', 50),
  }),
  10,
);
export type Degree = z.infer<typeof degrees>[number];
