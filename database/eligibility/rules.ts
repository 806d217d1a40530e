import { defaultEligibilityRules, type EligibilityRules } from '../../domain/eligibility/rules.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';

export type EligibilityRulesVersion = {
  /** 0 are the rules that come with the platform. */
  version: number;
  rules: EligibilityRules;
  validFrom: Date | null;
  person: string | null;
};

const original: EligibilityRulesVersion = {
  version: 0,
  rules: defaultEligibilityRules,
  validFrom: null,
  person: null,
};

const columns = 'r.version, r.rules, r.valid_from as "validFrom", a.name as person';
const from = 'from eligibility_rules r join account a on a.id = r.created_by';

/** The version in force at this instant; of two the later one. */
export const eligibilityRulesAt = async (knex: Db, at: Date): Promise<EligibilityRulesVersion> =>
  (await queryOne<EligibilityRulesVersion>(
    knex,
    `select ${columns} ${from} where r.valid_from <= :at order by r.version desc limit 1`,
    { at },
  )) ?? original;

/** What an application was submitted under, whatever holds now; versions are never changed. */
export const eligibilityRulesOf = async (knex: Db, version: number): Promise<EligibilityRulesVersion> =>
  (await queryOne<EligibilityRulesVersion>(knex, `select ${columns} ${from} where r.version = :version`, {
    version,
  })) ?? original;

/** Every version, the latest first, the one that comes with the platform last. */
export const eligibilityRulesVersions = async (knex: Db): Promise<EligibilityRulesVersion[]> => [
  ...(await query<EligibilityRulesVersion>(knex, `select ${columns} ${from} order by r.version desc`)),
  original,
];

type NewRules = { rules: EligibilityRules; validFrom: Date; after: number; accountId: string; at: Date };

/** Adds a version after the one that its writer knew; nothing when another has been added meanwhile. */
export const addEligibilityRules = (knex: Db, { rules, ...made }: NewRules): Promise<unknown> =>
  queryOne(
    knex,
    `insert into eligibility_rules (version, rules, valid_from, created_by, created_at)
     select :after::int + 1, :rules, :validFrom, :accountId, :at
     where (select coalesce(max(version), 0) from eligibility_rules) = :after::int
     on conflict (version) do nothing returning version`,
    { ...made, rules: JSON.stringify(rules) },
  );
