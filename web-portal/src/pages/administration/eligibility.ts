import type { saveEligibilityRules } from '../../../../domain/api/eligibility-rules.ts';
import type { CallInput } from '../../api/client.ts';
import { degreeLevelTitles } from '../../../../domain/application/form/degrees.ts';
import { levelTitles } from '../../../../domain/business.ts';

export type Rules = CallInput<typeof saveEligibilityRules>['body']['rules'];
export type Rule = Rules['rules'][number];

/** `助理级：本科，工作满 1 年`. */
export function inWords({ degree, level, years, afterDegree, fullTimeOnly }: Rule): string {
  const study = degreeLevelTitles[degree] + (fullTimeOnly ? '（限全日制）' : '');
  const work = years === 0 ? '不要求工作年限' : `工作满 ${years} 年`;
  const after = afterDegree === undefined ? '' : `，其中取得学位后不少于 ${afterDegree} 年`;
  return `${levelTitles[level]}：${study}，${work}${after}`;
}

/** What was left blank is left out: an empty series would be one without a name. */
export const bodyOf = ({ rules, examinations }: Rules): Rules => ({
  rules: rules.map(({ series, degree, level, years, afterDegree, fullTimeOnly }) => ({
    degree,
    level,
    years,
    ...(series?.trim() ? { series } : {}),
    ...(typeof afterDegree === 'number' ? { afterDegree } : {}),
    ...(fullTimeOnly ? { fullTimeOnly } : {}),
  })),
  examinations,
});
