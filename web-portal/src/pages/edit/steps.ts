import { describeForm, type SectionView } from '../../../../domain/application/form/describe.ts';
import type { Business } from '../../../../domain/business.ts';

/** A step of the editor: sections of the form, then the attachments, then preview and submission. */
export type Step = { key: string; title: string; sections: readonly SectionView[] };

export const stepOfAttachments = 'attachments';
export const stepOfSubmission = 'submit';

/** Sections that people fill in together with the one before; any other is a step of its own. */
const withTheOneBefore = new Set(['titleApplied', 'rewards']);

/** the steps in the order of the form's schema. */
export function stepsOf(business: Business): Step[] {
  const groups: SectionView[][] = [];
  for (const section of describeForm(business)) {
    if (withTheOneBefore.has(section.key)) groups.at(-1)?.push(section);
    else groups.push([section]);
  }
  return [
    ...groups.map((sections) => ({
      key: sections[0]?.key ?? '',
      title: sections.map(({ title }) => title).join('及'),
      sections,
    })),
    { key: stepOfAttachments, title: '附件', sections: [] },
    { key: stepOfSubmission, title: '预览及提交', sections: [] },
  ];
}

/** The step in which a field is filled in. */
export const stepOfField = (steps: readonly Step[], path: string): Step | undefined => {
  const [key] = path.split('.');
  return steps.find((step) => step.key === key || step.sections.some((section) => section.key === key));
};
