import type { Business } from '../../business.ts';
import { describeForm } from './describe.ts';

/** What people read for a dotted path of a form: `学历学位第1条毕业院校`. */
export function titleOfPath(business: Business, path: string): string {
  const [key = '', ...rest] = path.split('.');
  const section = describeForm(business).find((one) => one.key === key);
  if (!section) return path;
  const row = section.kind === 'rows' && rest[0] !== undefined ? `第${Number(rest[0]) + 1}条` : '';
  const field = section.fields.find((one) => one.key === rest.at(-1));
  return `${section.title}${row}${field?.title ?? ''}`;
}
