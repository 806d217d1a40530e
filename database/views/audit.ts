import type { Db } from '../connect.ts';
import { query } from '../query.ts';

export type AuditRow = {
  id: string;
  at: Date;
  person: string | null;
  address: string;
  unit: string | null;
  action: string;
  object: string;
  objectId: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
};

export type AuditAsk = {
  object?: string | undefined;
  objectId?: string | undefined;
  accountId?: string | undefined;
  unitId?: string | undefined;
  /** The id of the last row of the page before. */
  after?: string | undefined;
  limit: number;
};

const filters = {
  object: 'l.object_kind = :object',
  objectId: 'l.object_id = :objectId',
  accountId: 'l.account_id = :accountId',
  unitId: 'l.unit_id = :unitId',
  after: 'l.id < :after',
} as const;

/** R-74: the audit trail, the newest first. */
export function auditTrail(knex: Db, ask: AuditAsk): Promise<AuditRow[]> {
  const asked = (Object.keys(filters) as (keyof typeof filters)[]).filter((name) => ask[name] !== undefined);
  const where = asked.map((name) => filters[name]);
  return query<AuditRow>(
    knex,
    `select l.id, l.at, a.name as person, l.address, u.name as unit, l.action, l.object_kind as object,
       l.object_id as "objectId", l.before, l.after
     from audit l left join account a on a.id = l.account_id left join unit u on u.id = l.unit_id
     ${where.length > 0 ? `where ${where.join(' and ')}` : ''} order by l.id desc limit :limit`,
    { ...Object.fromEntries(asked.map((name) => [name, ask[name] ?? ''])), limit: ask.limit },
  );
}
