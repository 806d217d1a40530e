import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../database/certificate/archives.ts';
import { startDatabase } from '../database/embedded.ts';
import { query, queryOne } from '../database/query.ts';
import { seedLarge } from '../database/seed/large.ts';
import { payloadText } from '../domain/certificate/payload.ts';
import { Person } from '../stack/http-client.ts';
import { say } from '../stack/main.ts';
import { freePorts } from '../stack/ports.ts';
import { diskStorage } from '../storage/disk.ts';
import { archiveCertificates } from '../workers/outbox/archive-certificates.ts';
import { seconds } from './figures.ts';

/**
 * `npm run bench:certificates`: a batch of a thousand certificates through the very task that makes them in the
 * background (subset fonts, signed QR code, seal, file), then fetched as one zip through HTTP. Nothing of the engine runs.
 */
const count = Number(process.env.BENCH_CERTIFICATES ?? 1000);
const folder = await mkdtemp(join(tmpdir(), 'title-review-bench-'));
const [port = 0] = await freePorts(1);
const database = await startDatabase({ dataDir: folder, port, log: say });
process.env.TEST_DATABASE_URL = database.url;
const { ownApi } = await import('../tests/support/own-api.ts');
const { cipher, seal, signer } = await import('../tests/support/keys.ts');
const api = await ownApi();
const { knex } = api;
const now = new Date();

try {
  // Eight of ten seeded applications have a certificate, spread over the units that issue.
  await seedLarge(knex, Math.ceil(count * 1.3), now);
  const handler = await Person.signedIn(api.baseUrl, 'handler-south-bureau-1');
  const me = await handler.get<{ id: string; memberships: { unitId: string }[] }>('/api/me');
  await makeBatch(me.body.memberships[0]?.unitId ?? '');
  const batch = await queryOne<{ id: string; by: string }>(
    knex,
    'select id, created_by as by from issuance_batch limit 1',
  );
  const order = { batchId: batch?.id ?? '', requestedBy: batch?.by ?? '', at: now };
  const archiveId = (await openArchive(knex, order))?.id ?? '';
  const progress = async (): Promise<{ done: number; finished: boolean }> =>
    (await handler.get<{ done: number; finished: boolean }>(`/api/certificate-archives/${archiveId}`)).body;

  const storage = diskStorage(api.filesFolder);
  const make = archiveCertificates({
    knex,
    clock: { now: () => now },
    storage,
    seal,
    publicUrl: api.baseUrl,
  });
  const from = performance.now();
  // As the queue does: each run ends after some seconds, and the next goes on.
  for (let run = 1; !(await progress()).finished; run++) {
    await make({ archiveId });
    say(`第 ${run} 次：已完成 ${(await progress()).done}／${count}（${seconds(from).toFixed(1)} 秒）`);
  }
  say(`生成 ${count} 张证书：${seconds(from).toFixed(1)} 秒，每秒 ${(count / seconds(from)).toFixed(1)} 张`);

  const fetching = performance.now();
  const zip = await handler.raw(`/api/certificate-archives/${archiveId}/certificates.zip`, {});
  const { byteLength } = await zip.arrayBuffer();
  say(`下载 zip：${(byteLength / 1e6).toFixed(1)} MB，${seconds(fetching).toFixed(1)} 秒`);
} finally {
  await api.stop();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}

/** So many certificates of this unit in one batch, each of a person of its own and signed. */
async function makeBatch(unitId: string): Promise<void> {
  const certificates = await query<{ id: string; applicationId: string; number: string }>(
    knex,
    `update certificate set unit_id = :unitId, issued_at = :now where id in (select id from certificate order by number limit :count)
     returning id, application_id as "applicationId", number`,
    { unitId, now, count },
  );
  if (certificates.length < count) throw new Error(`only ${certificates.length} certificates were seeded`);
  for (const [nth, one] of certificates.entries()) {
    const name = String.fromCodePoint(0x4e00 + nth * 7, 0x5000 + nth * 3, 0x6000 + nth * 5);
    const payload = signer.sign(
      'TC1',
      payloadText({
        number: one.number,
        name,
        business: 'initial',
        series: '工程技术',
        profession: '建筑工程',
        level: 'assistant',
        unit: '南山区人力资源和社会保障局',
        issuedOn: '2026-03-02',
        approvalNumber: '南人社职〔2026〕15号',
        recordHash: 'a'.repeat(64),
      }),
    );
    const person = {
      name,
      sex: 'female',
      birthDate: '1998-05-20',
      idNumber: cipher.encrypt('idNumber', '500101199805200028'),
    };
    await query(knex, 'update certificate set payload = :payload, key_id = :keyId where id = :id', {
      id: one.id,
      payload,
      keyId: signer.key.id,
    });
    await query(knex, 'update application set form = :form where id = :id', {
      id: one.applicationId,
      form: JSON.stringify({ basicInformation: { ...person, workUnit: '南山区人民医院' } }),
    });
  }
  await query(
    knex,
    `with batch as (
       insert into issuance_batch (unit_id, business, name, created_by, created_at)
       select :unitId, 'initial', '批次', id, :now from account limit 1 returning id)
     insert into issuance_batch_item (application_id, batch_id, added_at)
     select application_id, batch.id, :now from batch, certificate where certificate.id = any(:ids::uuid[])`,
    { unitId, now, ids: certificates.map(({ id }) => id) },
  );
}
