import { randomUUID } from 'node:crypto';
import { permissions } from '../../../domain/rights.ts';
import { sql } from '../platform.ts';

/** A unit of the test's own on the shared stack, with two handlers who may do everything there. */
export type NewUnit = {
  id: string;
  unit: string;
  one: string;
  two: string;
  accountIds: { one: string; two: string };
};

export async function newUnit(
  over: {
    kind?: string;
    district?: string | null;
    department?: string;
    signing?: boolean;
    issues?: boolean;
  } = {},
): Promise<NewUnit> {
  const key = randomUUID();
  const unit = `测试单位 ${key}`;
  const row = await sql<{ id: string }>(
    `insert into unit (name, kind, district, department_id, signing, issues_certificates, contact_name, contact_phone, address, informed_at, created_at)
     values (:unit, :kind, :district, (select id from unit where name = :department), :signing::boolean, :issues::boolean,
       '测试联系人', '023-62000000', '测试路1号', now(), now()) returning id`,
    {
      unit,
      kind: over.kind ?? 'work_unit',
      district: over.district === undefined ? '南山区' : over.district,
      department: over.department ?? '南山区人力资源和社会保障局',
      signing: String(over.signing ?? true),
      issues: String(over.issues ?? false),
    },
  );
  const id = row?.id ?? '';
  if (over.issues)
    await sql(
      `insert into recognition_setting (unit_id, business, enabled, instructions, updated_at)
       values (:id, 'initial', true, '请如实申报', now())`,
      { id },
    );
  const [one, two] = [`one-${key}`, `two-${key}`];
  return { id, unit, one, two, accountIds: { one: await handler(id, one), two: await handler(id, two) } };
}

async function handler(unitId: string, subject: string): Promise<string> {
  const account = await sql<{ id: string }>(
    `insert into account (subject, kind, name, phone, created_at) values (:subject, 'individual', '测试经办人', '', now()) returning id`,
    { subject },
  );
  await sql(
    `insert into handler (unit_id, account_id, permissions, created_at)
     values (:unitId, :accountId, string_to_array(:ticked, ','), now())`,
    { unitId, accountId: account?.id ?? '', ticked: permissions.join(',') },
  );
  return account?.id ?? '';
}
