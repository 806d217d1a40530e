import type { MendingAnswer, MendingCommand, MendingKind } from '../../domain/monitor/mending.ts';
import type { Db } from '../connect.ts';
import { enqueueMending } from '../outbox.ts';
import { query, queryOne } from '../query.ts';
import { restChannel } from '../rests.ts';

/** Orders it of the engine, in the caller's transaction; answers its id. */
export async function orderMending(
  knex: Db,
  mending: { instanceKey: string; command: MendingCommand; reason: string; orderedBy: string; at: Date },
): Promise<string> {
  const { kind, ...command } = mending.command;
  const row = await queryOne<{ id: string }>(
    knex,
    `insert into mending (instance_key, kind, command, reason, ordered_by, ordered_at)
     values (:instanceKey, :kind, :command, :reason, :orderedBy, :at) returning id`,
    { ...mending, kind, command: JSON.stringify(command) },
  );
  const id = row?.id ?? '';
  await enqueueMending(knex, id);
  return id;
}

/** What is still to be done, by its id; nothing of one that has its answer. */
export async function orderedMending(
  knex: Db,
  id: string,
): Promise<{ instanceKey: string; command: MendingCommand } | undefined> {
  const row = await queryOne<{ instanceKey: string; kind: string; command: object }>(
    knex,
    `select instance_key as "instanceKey", kind, command from mending where id = :id and state = 'ordered'`,
    { id },
  );
  return (
    row && { instanceKey: row.instanceKey, command: { ...row.command, kind: row.kind } as MendingCommand }
  );
}

/** Keeps what came of it, and tells whoever waits. */
export async function answerMending(
  knex: Db,
  id: string,
  { state, answer }: MendingAnswer,
  at: Date,
): Promise<void> {
  await queryOne(
    knex,
    `with answered as (
       update mending set state = :state, answer = :answer, answered_at = :at where id = :id and state = 'ordered' returning id
     ) select pg_notify('${restChannel}', id::text) from answered`,
    { id, state, answer, at },
  );
}

export type MendingRow = {
  id: string;
  instanceKey: string;
  kind: MendingKind;
  command: Record<string, unknown>;
  reason: string;
  person: string;
  at: Date;
  state: 'ordered' | 'done' | 'refused';
  answer: string;
};

const columns = `m.id, m.instance_key as "instanceKey", m.kind, m.command, m.reason, p.name as person, m.ordered_at as at,
  m.state, m.answer from mending m join account p on p.id = m.ordered_by`;

export const mendingsById = (knex: Db, ids: readonly string[]): Promise<MendingRow[]> =>
  query<MendingRow>(knex, `select ${columns} where m.id = any(:ids::uuid[])`, { ids });

/** What was ordered for an instance, the latest first. */
export const mendingsOf = (knex: Db, instanceKey: string): Promise<MendingRow[]> =>
  query<MendingRow>(
    knex,
    `select ${columns} where m.instance_key = :instanceKey order by m.ordered_at desc limit 200`,
    { instanceKey },
  );
