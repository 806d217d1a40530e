import { expect } from '@jest/globals';
import { cityOn } from './builders/own-city.ts';
import type { OwnApi } from './own-api.ts';
import { accountOf, personAt } from './people.ts';

/** A handler as the API shows them, or why not. */
export type Handler = {
  accountId: string;
  name: string;
  idNumber: string;
  phone: string;
  permissions: { code: string }[];
  applications: number;
  revision: number;
  code?: string;
  detail?: string;
  faults?: { field: string; reason: string }[];
};

export const handlersPath = async ({ knex }: OwnApi, unit: string): Promise<string> =>
  `/api/units/${await cityOn(knex).unit(unit)}/handlers`;

/** The unit's legal person adds the demo city's person and ticks menus; gives the account. */
export async function employ(
  api: OwnApi,
  at: { unit: string; legal: string },
  subject: string,
  permissions: string[] = [],
): Promise<string> {
  const { name, idNumber, id } = await accountOf(api.knex, subject);
  const path = await handlersPath(api, at.unit);
  const by = await personAt(api, at.legal);
  expect((await by.post(path, { idNumber, name })).status).toBe(201);
  expect((await by.put(`${path}/${id}/permissions`, { permissions })).status).toBe(200);
  return id;
}
