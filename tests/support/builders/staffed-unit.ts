import { permissions } from '../../../domain/rights.ts';
import { menusOutOfReach } from '../../../domain/unit/menus.ts';
import type { Person } from '../../../stack/http-client.ts';
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
  if (wanted.issues) await openForInitial(made.id, made.legal);
  const refused = menusOutOfReach(permissions, { issuesCertificates: wanted.issues ?? false });
  const menus = permissions.filter((one) => !refused.includes(one));
  const [one, two] = [await newHandler(made, menus), await newHandler(made, menus)];
  return {
    id: made.id,
    unit: made.name,
    one: one.subject,
    two: two.subject,
    accountIds: { one: one.accountId, two: two.accountId },
  };
}

/** Applicants of 初定 may choose the unit. */
async function openForInitial(id: string, legal: Person): Promise<void> {
  const saved = await legal.put(`/api/units/${id}/recognition-settings/initial`, {
    enabled: true,
    office: '职称科',
    address: '测试路1号',
    phone: '023-62000000',
    instructions: '请如实申报',
    eligibility: 'warn',
    publicityAgain: false,
    secondPublicity: false,
    demands: [],
    revision: 0,
  });
  if (saved.status !== 200) throw new Error(`not opened: ${JSON.stringify(saved.body)}`);
}
