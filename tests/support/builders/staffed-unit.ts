import { permissions } from '../../../domain/rights.ts';
import { menusOutOfReach } from '../../../domain/unit/menus.ts';
import { changeSetting } from '../change-unit.ts';
import { newHandler, newUnit, type Wanted } from './new-unit.ts';

/** A unit of the test's own with two handlers who may do everything there; shaped as the demo city's in `application.ts`. */
export type StaffedUnit = {
  id: string;
  unit: string;
  one: string;
  two: string;
  accountIds: { one: string; two: string };
};

export async function staffedUnit(wanted: Wanted = {}): Promise<StaffedUnit> {
  const made = await newUnit(wanted);
  const refused = menusOutOfReach(permissions, { issuesCertificates: wanted.issues ?? false });
  const menus = permissions.filter((one) => !refused.includes(one));
  const [one, two] = [await newHandler(made, menus), await newHandler(made, menus)];
  // Applicants of 初定 may choose it.
  const open = { enabled: true, phone: '023-62000000', instructions: '请如实申报', publicityAgain: false };
  if (wanted.issues) await changeSetting(one.subject, made.name, open);
  return {
    id: made.id,
    unit: made.name,
    one: one.subject,
    two: two.subject,
    accountIds: { one: one.accountId, two: two.accountId },
  };
}
