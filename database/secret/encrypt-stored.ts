import type { Knex } from 'knex';
import { startupFault } from '../../domain/startup-faults.ts';
import { query } from '../query.ts';
import { type Cipher, cipherOf } from './cipher.ts';
import { type StoredSecrets, storedSecrets } from './stored-secrets.ts';

/** Rows of one transaction. */
const portion = 500;

/**
 * Encrypts what lies in plain or under an old key, before anything else uses the database: the first start after the
 * migration, and the first with a new key. `data_key` names the keys under which something may lie; once all lies under
 * the key of now, it alone is left there, and later starts have nothing to look at. Broken off, it begins anew and finds
 * what is done. Fault: DATA_KEY_UNKNOWN when something lies under a key that is not set.
 */
export async function encryptStored(knex: Knex): Promise<void> {
  const cipher = cipherOf(knex);
  const keys = await query<{ id: string; whole: boolean }>(
    knex,
    'select id, whole_at is not null as whole from data_key',
  );
  if (keys.some(({ id }) => !cipher.knows(id))) throw startupFault('DATA_KEY_UNKNOWN');
  if (keys.length === 1 && keys[0]?.id === cipher.keyId && keys[0].whole) return;
  const { keyId } = cipher;
  await query(knex, 'insert into data_key (id, began_at) values (:keyId, now()) on conflict do nothing', {
    keyId,
  });
  for (const stored of storedSecrets) await encryptTable(knex, cipher, stored);
  await knex.transaction(async (trx) => {
    for (const { table, check } of storedSecrets)
      if (check) await trx.raw('alter table ?? validate constraint ??', [table, check]);
    await query(trx, 'delete from data_key where id <> :keyId', { keyId });
    await query(trx, 'update data_key set whole_at = now()');
  });
}

async function encryptTable(knex: Knex, cipher: Cipher, stored: StoredSecrets): Promise<void> {
  let after: string | undefined = '00000000-0000-0000-0000-000000000000';
  while (after !== undefined) after = await encryptPortion(knex, cipher, stored, after);
}

/** Answers the last key where there may be more. */
const encryptPortion = (
  knex: Knex,
  cipher: Cipher,
  { table, key, columns, select, renew }: StoredSecrets,
  after: string,
): Promise<string | undefined> =>
  knex.transaction(async (trx) => {
    const rows = await query<{ key: string } & Record<string, string | null>>(trx, select, {
      after,
      portion,
    });
    const renewed = rows.map((row) => renew(cipher, row));
    const names = Object.keys(columns);
    await query(
      trx,
      `update ${table} t set ${names.map((name) => `${name} = n.${name}::${columns[name]}`).join(', ')}
       from (select ${['key', ...names].map((name) => `unnest(:${name}::text[]) as ${name}`).join(', ')}) n
       where t.${key} = n.key::uuid`,
      {
        key: rows.map((row) => row.key),
        ...Object.fromEntries(names.map((name) => [name, renewed.map((row) => row[name] ?? null)])),
      },
    );
    return rows.length === portion ? rows.at(-1)?.key : undefined;
  });
