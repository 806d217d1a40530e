import { randomUUID } from 'node:crypto';
import { permissions } from '../../domain/rights.ts';
import type { Db } from '../connect.ts';
import { query, queryOne } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';
import { type CityProfile, seedProfiles } from './profiles.ts';

export type City = {
  units: {
    key: string;
    name: string;
    kind: string;
    district: string | null;
    department: string | null;
    issues: boolean;
    signing: boolean;
    /** Null where the unit has not completed its information yet. */
    creditCode: string | null;
    address: string;
    contact: [string, string];
    handlers: string[];
  }[];
  settings: {
    unit: string;
    businesses: string[];
    instructions: string;
    demands?: { business: string; name: string; note: string; required: boolean }[];
  }[];
  applicants: string[];
  /** What people have saved in the personal centre, by subject; the rest follows from the number. */
  profiles: Record<string, CityProfile>;
  administrator: string;
  analyst: string;
};

/** Loads the demo city into an empty database; one that has units already is left as it is. */
export async function seedCity(knex: Db, city: City, at: Date): Promise<boolean> {
  if (await queryOne(knex, 'select 1 from unit limit 1')) return false;
  const ids = new Map<string, string>();
  for (const unit of city.units) ids.set(unit.key, await addUnit(knex, unit, at));
  for (const unit of city.units) {
    const id = ids.get(unit.key) ?? '';
    const departmentId = unit.department ? (ids.get(unit.department) ?? null) : null;
    await query(knex, 'update unit set department_id = :departmentId where id = :id', { id, departmentId });
    await addStaff(knex, unit, id, at);
  }
  for (const { unit, businesses, instructions, demands = [] } of city.settings) {
    for (const business of businesses) {
      await query(
        knex,
        `insert into recognition_setting (unit_id, business, enabled, instructions, demands, updated_at)
         values (:unitId, :business, true, :instructions, :demands, :at)`,
        {
          unitId: ids.get(unit) ?? '',
          business,
          instructions,
          demands: JSON.stringify(
            demands
              .filter((demand) => demand.business === business)
              .map(({ name, note, required }) => ({ id: randomUUID(), name, note, required })),
          ),
          at,
        },
      );
    }
  }
  for (const [index, name] of city.applicants.entries()) {
    await addAccount(knex, {
      subject: `applicant-${index + 1}`,
      kind: 'individual',
      name,
      phone: `138230${String(10001 + index)}`,
      at,
    });
  }
  await addAccount(knex, {
    subject: 'administrator',
    kind: 'individual',
    name: city.administrator,
    administrator: true,
    at,
  });
  await addAccount(knex, {
    subject: 'analyst',
    kind: 'individual',
    name: city.analyst,
    analyst: true,
    at,
  });
  await seedProfiles(knex, city.profiles, at);
  return true;
}

async function addUnit(knex: Db, unit: City['units'][number], at: Date): Promise<string> {
  const row = await queryOne<{ id: string }>(
    knex,
    `insert into unit (name, kind, district, issues_certificates, signing, contact_name, contact_phone, credit_code, address, informed_at, created_at)
     values (:name, :kind, :district, :issues, :signing, :contactName, :contactPhone, :creditCode, :address, :informedAt, :at) returning id`,
    {
      ...unit,
      contactName: unit.contact[0],
      contactPhone: unit.contact[1],
      informedAt: unit.creditCode ? at : null,
      at,
    },
  );
  return row?.id ?? '';
}

/** The unit's legal-person account and its handlers; issuing menus only where the unit has the authority. */
async function addStaff(knex: Db, unit: City['units'][number], unitId: string, at: Date): Promise<void> {
  await addAccount(knex, {
    subject: `legal-${unit.key}`,
    kind: 'legal',
    name: `${unit.name}（法人）`,
    legalUnitId: unitId,
    phone: unit.contact[1],
    at,
  });
  // 移交办理 is off unless the unit's own people tick it (`domain.md` reading 2).
  const ticked = permissions.filter(
    (permission) =>
      permission !== 'hand_over' &&
      (unit.issues || !['recognition_settings', 'approval_documents', 'issuance'].includes(permission)),
  );
  for (const [index, name] of unit.handlers.entries()) {
    const accountId = await addAccount(knex, {
      subject: `handler-${unit.key}-${index + 1}`,
      kind: 'individual',
      name,
      phone: unit.contact[1],
      at,
    });
    await query(
      knex,
      'insert into handler (unit_id, account_id, permissions, created_at) values (:unitId, :accountId, :ticked, :at)',
      {
        unitId,
        accountId,
        ticked,
        at,
      },
    );
  }
}

type NewAccount = {
  subject: string;
  kind: string;
  name: string;
  phone?: string;
  legalUnitId?: string;
  administrator?: boolean;
  analyst?: boolean;
  at: Date;
};

async function addAccount(knex: Db, account: NewAccount): Promise<string> {
  const row = await queryOne<{ id: string }>(
    knex,
    `insert into account (subject, kind, name, phone, legal_unit_id, administrator, analyst, created_at)
     values (:subject, :kind, :name, :phone, :legalUnitId, :administrator, :analyst, :at) returning id`,
    {
      ...account,
      phone: cipherOf(knex).encrypt('phone', account.phone ?? ''),
      legalUnitId: account.legalUnitId ?? null,
      administrator: account.administrator ?? false,
      analyst: account.analyst ?? false,
    },
  );
  return row?.id ?? '';
}
