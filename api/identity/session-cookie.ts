import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'koa';
import { closeSession, openSession } from '../../database/identity/sessions.ts';
import type { Db } from '../../database/connect.ts';

export const sessionCookie = 'session';
/** A working day and a half; then the person signs in again. Milliseconds. */
const lifetime = 12 * 60 * 60 * 1000;

/** Only the token's hash is stored: who reads the database cannot take over a session. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Always a new token, so that one planted before the login is worth nothing; the browser's session before ends. */
export async function startSession(ctx: Context, knex: Db, accountId: string): Promise<void> {
  const before = ctx.cookies.get(sessionCookie, { signed: false });
  if (before) await closeSession(knex, hashOf(before));
  const token = randomBytes(32).toString('base64url');
  const now = new Date();
  await openSession(knex, {
    tokenHash: hashOf(token),
    accountId,
    now,
    expiresAt: new Date(now.getTime() + lifetime),
  });
  ctx.cookies.set(sessionCookie, token, { httpOnly: true, sameSite: 'lax', maxAge: lifetime, signed: false });
}

export async function endSession(ctx: Context, knex: Db): Promise<void> {
  const token = ctx.cookies.get(sessionCookie, { signed: false });
  if (token) await closeSession(knex, hashOf(token));
  ctx.cookies.set(sessionCookie, null, { signed: false });
}
