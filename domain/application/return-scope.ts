import type { Business } from '../business.ts';
import type { FieldFault } from '../errors.ts';
import type { Attachments, Demand } from '../recognition/demands.ts';
import { changedPaths } from './form/changes.ts';
import { describeForm } from './form/describe.ts';

/** What of an application a return lets the applicant change: sections of the form, and attachments by demand. */
export type ReturnScope = { sections: readonly string[]; attachments: readonly string[] };

type Form = Readonly<Record<string, unknown>>;
/** What a scope is about: the sections that there are, and the attachments that the accepting unit demands. */
export type Scoped = { business: Business; demands: readonly Demand[] };

/** What was ticked; nothing ticked leaves everything open. */
export const tickedScope = (scope: ReturnScope | undefined): ReturnScope | null =>
  scope && scope.sections.length + scope.attachments.length > 0
    ? { sections: [...new Set(scope.sections)], attachments: [...new Set(scope.attachments)] }
    : null;

/**
 * What holds when a unit returns further what an upper unit has returned to it: both units' ticks. Whoever ticks
 * nothing adds nothing, so the upper unit's ticks stand (R-92).
 */
export const carriedScope = (carried: ReturnScope | null, own: ReturnScope | null): ReturnScope | null =>
  carried && own
    ? tickedScope({
        sections: [...carried.sections, ...own.sections],
        attachments: [...carried.attachments, ...own.attachments],
      })
    : (own ?? carried);

/** Ticks that cannot be meant, each at its field. */
export function scopeFaults(scope: ReturnScope, { business, demands }: Scoped): FieldFault[] {
  const sections = new Set(describeForm(business).map(({ key }) => key));
  const known = new Set(demands.map(({ id }) => id));
  return [
    ...scope.sections.flatMap((key, index) =>
      sections.has(key) ? [] : [{ field: `scope.sections.${index}`, reason: '申报书没有这一部分' }],
    ),
    ...scope.attachments.flatMap((id, index) =>
      known.has(id) ? [] : [{ field: `scope.attachments.${index}`, reason: '没有这一项附件要求' }],
    ),
  ];
}

/** The ticks by the names that people read. */
export const scopeTitles = (scope: ReturnScope, { business, demands }: Scoped): string[] => [
  ...describeForm(business)
    .filter(({ key }) => scope.sections.includes(key))
    .map(({ title }) => title),
  ...demands.filter(({ id }) => scope.attachments.includes(id)).map(({ name }) => `附件“${name}”`),
];

/** The scope as it can be kept to: what keeps the application from being submitted is open too. */
export function openScope(scope: ReturnScope, faults: readonly FieldFault[]): ReturnScope {
  const [sections, attachments] = [[...scope.sections], [...scope.attachments]];
  for (const { field } of faults) {
    const [key = '', id = ''] = field.split('.');
    if (key === 'attachments') attachments.push(id);
    else sections.push(key);
  }
  return { sections, attachments };
}

/** Every change of the form outside the scope, at its field. */
export const formOutside = (scope: ReturnScope, why: string, before: Form, after: Form): FieldFault[] =>
  changedPaths(before, after)
    .filter((path) => !scope.sections.includes(path.split('.')[0] ?? ''))
    .map((path) => ({ field: `form.${path}`, reason: why }));

/** Every change of attachments outside the scope, at its demand. */
export const attachmentsOutside = (
  scope: ReturnScope,
  why: string,
  before: Attachments,
  after: Attachments,
): FieldFault[] =>
  changedDemands(before, after)
    .filter((id) => !scope.attachments.includes(id))
    .map((id) => ({ field: `attachments.${id}`, reason: why }));

/** The demands of which the files, or their order, differ. */
export const changedDemands = (before: Attachments, after: Attachments): string[] =>
  Object.keys({ ...before, ...after }).filter((id) => (before[id] ?? []).join() !== (after[id] ?? []).join());
