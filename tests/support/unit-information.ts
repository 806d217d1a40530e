import { cityOn } from './builders/own-city.ts';
import type { OwnApi } from './own-api.ts';
import { personAt } from './people.ts';

type Contact = { name: string; phone: string } | null;

/** A unit's base information as the API gives it, or why not. */
export type Unit = {
  name: string;
  creditCode: string | null;
  kind: string;
  district: string | null;
  address: string;
  departmentId: string | null;
  contactName: string;
  contactPhone: string;
  contacts: { initial: Contact; confirmation: Contact };
  signing: boolean;
  revision: number;
  complete: boolean;
  missing: { field: string }[];
  notes: string[];
  code?: string;
  faults?: { field: string; reason: string }[];
};

export const unitPath = async ({ knex }: OwnApi, name: string): Promise<string> =>
  `/api/units/${await cityOn(knex).unit(name)}`;

const sentBack = [
  'name',
  'creditCode',
  'kind',
  'district',
  'address',
  'departmentId',
  'contactName',
  'contactPhone',
  'contacts',
  'signing',
  'revision',
] as const;

/** What the unit has now, as it is sent back. */
export async function currentUnit(api: OwnApi, by: string, name: string): Promise<Unit> {
  const { body } = await (await personAt(api, by)).get<Unit>(await unitPath(api, name));
  return Object.fromEntries(sentBack.map((field) => [field, body[field]])) as unknown as Unit;
}

/** Sends it back with these changes. */
export async function saveUnit(
  api: OwnApi,
  by: string,
  name: string,
  over: Partial<Unit>,
): Promise<{ status: number; body: Unit }> {
  const whole = { ...(await currentUnit(api, by, name)), ...over };
  return (await personAt(api, by)).put<Unit>(await unitPath(api, name), whole);
}
