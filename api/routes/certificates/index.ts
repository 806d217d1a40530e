import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type Router from '@koa/router';
import { photoFile } from '../../../database/application/photo-file.ts';
import { publishedKeys } from '../../../database/signing-key/keys.ts';
import { certificateByNumber } from '../../../database/views/printed-certificate.ts';
import { revocations } from '../../../database/views/revocations.ts';
import * as contracts from '../../../domain/api/certificates.ts';
import { dateInShanghai } from '../../../domain/calendar/date.ts';
import { refuse } from '../../../domain/errors.ts';
import { mayReadCertificate } from '../../../domain/rights.ts';
import { certificatePdf } from '../../../pdf/certificate.ts';
import { printedCertificate } from '../../../pdf/certificate-of.ts';
import { largestPhoto } from '../../../pdf/photo.ts';
import { readWhole } from '../../../storage/read-whole.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { sendAs } from '../../print/send-as.ts';
import { verification } from '../../verification/verify.ts';

/** How long a list of revocations may be relied on, in milliseconds. */
const listHolds = 24 * 3_600_000;

export function certificateRoutes(router: Router, means: Means): void {
  const { knex, clock, storage, signer, seal, publicUrl } = means;
  const { verify, admit } = verification(means);

  bind(router, contracts.listPublicKeys, async ({ ctx }) => {
    await admit(ctx);
    const keys = await publishedKeys(knex);
    return { items: keys.map((key) => ({ ...key, algorithm: 'Ed25519' as const })) };
  });

  bind(router, contracts.listRevocations, async ({ ctx }) => {
    await admit(ctx);
    const now = clock.now();
    const list = {
      issuedAt: now.toISOString(),
      nextUpdate: new Date(now.getTime() + listHolds).toISOString(),
      items: (await revocations(knex)).map(({ number, revokedAt }) => ({
        numberHash: createHash('sha256').update(number).digest('hex'),
        revokedOn: dateInShanghai(revokedAt),
      })),
    };
    return { ...list, signed: signer.sign('TR1', JSON.stringify(list)) };
  });

  bind(router, contracts.readCertificatePdf, async ({ actor, params, ctx }) => {
    const found = await certificateByNumber(knex, params.number);
    if (!found || !mayReadCertificate(actor, found)) refuse('CERTIFICATE_NOT_FOUND');
    const file = await photoFile(knex, found.applicationId);
    const photo = file ? await readWhole(storage, file, largestPhoto) : null;
    const pdf = await certificatePdf(printedCertificate(found, { photo, publicUrl }), seal);
    sendAs(ctx, 'application/pdf', `职称证书${found.number}.pdf`, 'inline');
    return Readable.from([pdf]);
  });

  bind(router, contracts.verifyCertificate, ({ body, ctx }) => verify(body, ctx));
}
