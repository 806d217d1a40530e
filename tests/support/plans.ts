import type { Knex } from 'knex';

export type PlanNode = {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
};
type Sent = { sql: string; bindings: unknown[] };

/** The plans, with what they really read, of every statement that the work sends; nothing of it is kept. */
export async function plansOf(
  knex: Knex,
  work: (trx: Knex.Transaction) => Promise<unknown>,
): Promise<PlanNode[]> {
  const sent: Sent[] = [];
  const plans: PlanNode[] = [];
  const note = ({ sql, bindings }: Sent): void => void sent.push({ sql, bindings });
  const trx = await knex.transaction();
  try {
    trx.on('query', note);
    await work(trx);
    trx.off('query', note);
    const asked = sent.filter(({ sql }) => !sql.startsWith('set local'));
    for (const { sql, bindings } of asked) plans.push(await explain(trx, sql, bindings));
  } finally {
    await trx.rollback();
  }
  return plans;
}

async function explain(trx: Knex.Transaction, sql: string, bindings: unknown[]): Promise<PlanNode> {
  const client = trx.client as { acquireConnection: () => Promise<Connection> };
  const connection = await client.acquireConnection();
  const { rows } = await connection.query(`explain (analyze, format json) ${sql}`, bindings);
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
  if (!plan) throw new Error(`no plan of ${sql}`);
  return plan;
}

type Connection = {
  query: (sql: string, bindings: unknown[]) => Promise<{ rows: { 'QUERY PLAN': { Plan: PlanNode }[] }[] }>;
};

/** Every node of a plan. */
export const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** How many rows a node looked at. */
export const rowsRead = (node: PlanNode): number =>
  (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
