import { defaultRoutingRules, type RoutingRules } from '../../domain/routing/rules.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type RoutingRulesVersion = {
  /** 0 are the rules that come with the platform. */
  version: number;
  rules: RoutingRules;
  validFrom: Date | null;
  person: string | null;
};

const original: RoutingRulesVersion = {
  version: 0,
  rules: defaultRoutingRules,
  validFrom: null,
  person: null,
};

const columns = 'r.version, r.rules, r.valid_from as "validFrom", a.name as person';

/** The rules in force at this instant; of two versions the later one. */
export async function routingRulesAt(knex: Db, at: Date): Promise<RoutingRules> {
  const row = await queryOne<{ rules: RoutingRules }>(
    knex,
    'select rules from routing_rules where valid_from <= :at order by version desc limit 1',
    { at },
  );
  return row?.rules ?? defaultRoutingRules;
}

/** Every version, the latest first, the one that comes with the platform last. */
export async function routingRulesVersions(knex: Db): Promise<RoutingRulesVersion[]> {
  const rows = await query<RoutingRulesVersion>(
    knex,
    `select ${columns} from routing_rules r join account a on a.id = r.created_by order by r.version desc`,
  );
  return [...rows, original];
}

type NewRules = { rules: RoutingRules; validFrom: Date; after: number; accountId: string; at: Date };

/** Adds a version after the one that its writer knew; nothing when another has been added meanwhile. */
export const addRoutingRules = (knex: Db, { rules, ...made }: NewRules): Promise<unknown> =>
  queryOne(
    knex,
    `insert into routing_rules (version, rules, valid_from, created_by, created_at)
     select :after::int + 1, :rules, :validFrom, :accountId, :at
     where (select coalesce(max(version), 0) from routing_rules) = :after::int
     on conflict (version) do nothing returning version`,
    { ...made, rules: JSON.stringify(rules) },
  );
