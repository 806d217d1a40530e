import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { hashOf, sessionCookie } from '../../api/identity/session-cookie.ts';
import { demoAccountId } from '../../database/identity/demo-accounts.ts';
import { openSession } from '../../database/identity/sessions.ts';
import { Person } from '../http-client.ts';
import type { SignIn } from './cast.ts';

/** Longer than any filling takes; milliseconds. */
const lifetime = 10 * 60 * 1000;

/**
 * Sessions for the demo's people without the way through the sign-on: it leads through the address that people use,
 * which the platform itself may not reach (`PUBLIC_URL`).
 */
export const demoSessions =
  (knex: Knex, baseUrl: string): SignIn =>
  async (subject) => {
    const accountId = await demoAccountId(knex, subject);
    if (!accountId) throw new Error(`演示城市没有账号 ${subject}`);
    const token = randomBytes(32).toString('base64url');
    const now = new Date();
    await openSession(knex, {
      tokenHash: hashOf(token),
      accountId,
      now,
      expiresAt: new Date(now.getTime() + lifetime),
    });
    const person = new Person(baseUrl);
    person.setCookie(sessionCookie, token);
    return person;
  };
