import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { connect } from '../../database/connect.ts';
import { Application, approvalDocument, bureau, hospital } from '../support/builders/application.ts';
import { buildInitialForm, buildPerson } from '../support/builders/forms.ts';
import { identityNumber } from '../support/builders/identity-card.ts';
import { cipher } from '../support/keys.ts';
import { as, databaseUrl, dataFolder, newPerson } from '../support/platform.ts';
import { textsWith } from '../support/texts-with.ts';

const numberOf = (sequence: number): string =>
  identityNumber({ birthDate: '1998-05-20', sex: 'female', sequence });
const saved = { idNumber: numberOf(400), phone: '13788880000' };
const first = { idNumber: numberOf(402), phone: '13788880001' };
const second = { idNumber: numberOf(404), phone: '13788880002' };
const objection = { name: '周正', contact: '13788880003', subject: '学历', reason: '与本人了解的情况不符' };
const secrets = [saved, first, second].flatMap(({ idNumber, phone }) => [idNumber, phone]);
secrets.push(objection.contact);

describe('after the whole way of an application', () => {
  test('R-03 R-21 R-54 R-90 no table, file, log or variable of the engine has a number or a phone in plain', async () => {
    const { person: applicant } = await newPerson('陈静');
    const personal = {
      documentType: 'identity_card',
      sex: 'female',
      birthDate: '1998-05-20',
      nation: '汉族',
    };
    const work = { politicalStatus: '群众', workUnit: '测试单位', education: null };
    expect((await applicant.put('/api/me/profile', { ...personal, ...work, ...saved })).status).toBe(200);
    const form = (over: object) => ({
      ...buildInitialForm(),
      basicInformation: { ...buildPerson(), ...over },
    });
    const application = await Application.draft({ applicant, form: form(first) });
    await application.submit();
    await application.act(hospital.one, 'sign');
    await application.act(hospital.one, 'return', { to: 'applicant', reason: '请核对证件号码和电话' });
    const { formRevision } = await application.read();
    await application.act(applicant, 'amend', { form: form(second), formRevision });
    await application.act(applicant, 'resubmit');
    await application.act(hospital.one, 'pass_and_publicize');
    await application.act(hospital.one, 'raise_objection', objection);
    const { body } = await (
      await as(hospital.one)
    ).get<{ items: { id: string; contact: string }[] }>(`/api/applications/${application.id}/objections`);
    const [raised] = body.items;
    await application.act(hospital.one, 'settle_objection', {
      objectionId: raised?.id,
      outcome: 'not_upheld',
      findings: '经核实，学历属实',
    });
    await application.reportAfterPublicity(hospital.one, bureau.unit);
    await application.act(bureau.one, 'sign');
    await application.act(bureau.one, 'approve');
    await application.intoBatch(bureau.one);
    const done = await application.act(bureau.one, 'issue', { approvalDocumentId: await approvalDocument() });
    expect(done.state).toBe('completed');

    // Whoever needs them has them all the same.
    expect((await application.read(bureau.one)).form).toEqual(form(second));
    expect(raised?.contact).toBe(objection.contact);

    const knex = connect(databaseUrl(), { max: 1, cipher });
    const tables = await textsWith(knex, [application.id]);
    expect(tables).toEqual(
      expect.arrayContaining(['public.application', 'public.record', 'public.objection']),
    );
    expect(await textsWith(knex, secrets)).toEqual([]);
    // What lay in memory only is in the tables' files too.
    await knex.raw('checkpoint');
    const [database] = await knex('pg_database')
      .where({ datname: knex.raw('current_database()') })
      .select<{ oid: number }[]>('oid');
    await knex.destroy();
    const found = await partsWith([application.id, ...secrets], String(database?.oid));
    expect(found.get(application.id)).toEqual(expect.arrayContaining(['engine', 'platform.log']));
    for (const secret of secrets) expect([secret, found.get(secret)]).toEqual([secret, []]);
  }, 120_000);
});

/**
 * For each text the parts of the data folder that have it in any of their bytes: tables, write-ahead log, journal, logs.
 * Of the databases the platform's own alone, by its oid: those of other tests say nothing and are many.
 */
async function partsWith(texts: readonly string[], oid: string): Promise<Map<string, string[]>> {
  const folder = dataFolder();
  const found = new Map<string, Set<string>>(texts.map((text) => [text, new Set()]));
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1);
    if (!entry.isFile() || (name.startsWith('postgres/base/') && name.split('/')[2] !== oid)) continue;
    // What is gone meanwhile says nothing any more.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    for (const text of texts) if (bytes.includes(text)) found.get(text)?.add(name.split('/')[0] ?? '');
  }
  return new Map([...found].map(([text, parts]) => [text, [...parts].toSorted()]));
}
