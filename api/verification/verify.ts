import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import type { z } from 'zod';
import { type Limiter, limiter } from '../../database/rate-limit.ts';
import { keyById } from '../../database/signing-key/keys.ts';
import { certificateOfHolder, certificateWithPayload } from '../../database/views/verification.ts';
import type { verifyCertificate } from '../../domain/api/certificates.ts';
import { readPayload } from '../../domain/certificate/payload.ts';
import { type Found, verdictOn } from '../../domain/certificate/verdict.ts';
import { refuse } from '../../domain/errors.ts';
import { networkGroup } from '../../domain/network-group.ts';
import { keyIdOf, verifiedText } from '../../signing/signed-text.ts';
import type { Means } from '../means.ts';

export type Ask = z.output<NonNullable<typeof verifyCertificate.body>>;
type Answer = ReturnType<typeof verdictOn>;

export type Verification = {
  verify: (ask: Ask, ctx: Context) => Promise<Answer>;
  /** For the other public routes: refused where one address asks too often. */
  admit: (ctx: Context) => Promise<void>;
};

/** Nobody types faster than this; whoever tries out endings of a document number soon has to wait for an hour. */
const limits = {
  address: { name: 'verify-address', points: 60, seconds: 60 },
  number: { name: 'verify-number', points: 10, seconds: 3600 },
};

/** The public verification of certificates, for the page and the API alike. Error: TOO_MANY_REQUESTS. */
export function verification({ knex }: Means): Verification {
  const addresses = limiter(knex, limits.address);
  const numbers = limiter(knex, limits.number);
  const admit = (ctx: Context): Promise<void> => take(addresses, networkGroup(ctx.ip), ctx);
  const byNumber = async (
    ask: Extract<Ask, { number: string }>,
    ctx: Context,
  ): Promise<Found | undefined> => {
    const key = createHash('sha256').update(ask.number).digest('base64url');
    // Counted before it is looked up, so that many at once are counted too; a right answer costs nothing.
    await take(numbers, key, ctx);
    const found = await certificateOfHolder(knex, ask);
    if (found) await numbers.giveBack(key);
    return found;
  };
  const byCode = async (payload: string): Promise<Found | undefined> => {
    const key = await keyById(knex, keyIdOf(payload) ?? '');
    const text = key && verifiedText('TC1', payload, key.publicKey);
    const signed = text === undefined ? undefined : readPayload(text);
    return signed && certificateWithPayload(knex, { number: signed.number, payload });
  };
  return {
    admit,
    verify: async (ask, ctx) => {
      await admit(ctx);
      ctx.set('Cache-Control', 'no-store');
      return verdictOn('payload' in ask ? await byCode(ask.payload) : await byNumber(ask, ctx));
    },
  };
}

async function take(limit: Limiter, key: string, ctx: Context): Promise<void> {
  const seconds = await limit.take(key);
  if (seconds === 0) return;
  ctx.set('Retry-After', String(seconds));
  refuse('TOO_MANY_REQUESTS', { seconds: String(seconds) });
}
