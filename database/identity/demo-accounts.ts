import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type DemoAccount = {
  subject: string;
  kind: 'individual' | 'legal';
  name: string;
  phone: string;
  administrator: boolean;
  units: string[];
};

/** The accounts that the embedded provider of demo and test mode offers: all that there are. */
export const demoAccounts = (knex: Db): Promise<DemoAccount[]> =>
  query<DemoAccount>(
    knex,
    `select a.subject, a.kind, a.name, a.phone, a.administrator,
       array(select u.name from unit u where u.id = a.legal_unit_id
         union select u.name from handler h join unit u on u.id = h.unit_id where h.account_id = a.id and h.removed_at is null) as units
     from account a order by a.administrator desc, a.kind desc, a.created_at, a.name limit 500`,
  );
